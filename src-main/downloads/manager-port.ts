import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import type { InstalledView, NoticeView } from '../../src-preload/contract/snapshot.ts';
import type { PiecesView } from '../../src-preload/contract/views.ts';
import type { DownloadRow } from '../ledger/download-rows.ts';
import type { NewDownload } from '../ledger/downloads.ts';
import type { DownloadSource } from '../ledger/sources.ts';
import type { PieceRecord } from './piece-map.ts';
import type { Downloadable } from './ports.ts';

/**
 * What the rest of main may ask of the downloads. Ids are those of requests: a model that was asked for, with all its
 * files. Every command throws a NogginError when it cannot be done.
 */
export interface Downloads {
  /** Starts a catalogue model, or resumes its live request. */
  start(modelId: string): { readonly id: string };
  /** The same for a model outside the catalogue. Records all files, or none. */
  startModel(model: RequestedModel): { readonly id: string };
  /**
   * Starts from a prepared partial: of a repair, or an adopted one.
   * @throws `not-now`
   */
  begin(prepared: PreparedDownload): { readonly id: string };
  /** Pauses all files until the person resumes them. */
  pause(id: string): void;
  resume(id: string): void;
  cancel(id: string): void;
  retry(id: string): void;
  /** Lets it fetch at any hour from now on, and puts it in line. */
  runNow(id: string): void;
  replace(id: string): void;
  /** Swaps a waiting request with its neighbor. */
  reorder(id: string, direction: 'up' | 'down'): void;
  /** Limits the speed of this request alone, of all its files together; null for no limit. */
  setLimit(id: string, bytesPerSecond: number | null): void;
  /** Applies changed limits and hours now; also when the computer has woken. */
  limitsChanged(): void;
  /** In the order of the queue: everything alive, and what failed. */
  list(): readonly DownloadView[];
  /** One of these, or null. */
  find(id: string): DownloadView | null;
  /** Address of the first file that is on its way, or null. */
  sourceOf(id: string): string | null;
  /** Which pieces of the file at work are there; null while its size is not known. @throws NogginError `unknown-id` */
  pieces(id: string): PiecesView | null;
  /** Whole models; files whose others are missing, and not on their way, stand for themselves. */
  installed(): readonly InstalledView[];
  notices(): readonly NoticeView[];
  dismissNotice(id: string): void;
  /** Progress is many times a second (coalesce it); a transition has already been recorded in the ledger. */
  onChange(listener: (change: DownloadChange) => void): () => void;
  /**
   * Takes up what an earlier process left. Call once, before the first window.
   * @param lostLedger where the damaged ledger was set aside, when this one is new: then models in the folder are
   * verified and recorded again
   */
  recover(lostLedger?: string | null): Promise<void>;
  /** Pauses everything cleanly, so that it goes on by itself at the next start. Resolves when all is on the disk. */
  stop(): Promise<void>;
}

/** A model that is asked for, with those of its files that are to be fetched. */
export interface RequestedModel {
  /** The id of its first file, by which llama.cpp finds the others. */
  readonly id: string;
  readonly name: string;
  /** Files of the model, those that are here included. */
  readonly fileCount: number;
  readonly files: readonly RequestedFile[];
}

/** One of its files. */
export interface RequestedFile extends Omit<Downloadable, 'name'> {
  /** From 1. */
  readonly index: number;
  /** Null for a model of the catalogue. */
  readonly source: DownloadSource | null;
}

/** A download whose partial has been prepared, with what is known to be right in it. */
export interface PreparedDownload extends Omit<NewDownload, 'requestId'> {
  /** The model that the file is of, where that has several. */
  readonly ofModel?: string;
  readonly fileCount?: number;
  readonly pieces: readonly PieceRecord[];
  /** The version that the pieces are of, as its source named it. */
  readonly validator: Pick<DownloadRow, 'etag' | 'lastModified'>;
}

export type DownloadChange =
  | { readonly kind: 'progress'; readonly download: DownloadView }
  | { readonly kind: 'transition'; readonly download: DownloadView }
  | { readonly kind: 'gone'; readonly id: string }
  | { readonly kind: 'installed' }
  | { readonly kind: 'notices' };
