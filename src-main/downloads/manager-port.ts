import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import type { InstalledView, NoticeView } from '../../src-preload/contract/snapshot.ts';
import type { PiecesView } from '../../src-preload/contract/views.ts';
import type { DownloadRow } from '../ledger/download-rows.ts';
import type { NewDownload } from '../ledger/downloads.ts';
import type { DownloadSource } from '../ledger/sources.ts';
import type { PieceRecord } from './piece-map.ts';
import type { Downloadable } from './ports.ts';

/** What the rest of main may ask of the downloads. Every command throws a NogginError when it cannot be done. */
export interface Downloads {
  /** Starts the download of a catalogue model, or returns the live one it already has. */
  start(modelId: string): { readonly id: string };
  /** Starts a download that goes on from a prepared partial: a repair, or an adopted one. @throws `not-now` */
  begin(prepared: PreparedDownload): { readonly id: string };
  /** The same for what is in no catalogue; where it comes from is recorded with it. */
  startFrom(model: Downloadable, source: DownloadSource): { readonly id: string };
  pause(id: string): void;
  resume(id: string): void;
  cancel(id: string): void;
  retry(id: string): void;
  replace(id: string): void;
  /** Lets a download that waits for its turn change places with its neighbour in line. */
  reorder(id: string, direction: 'up' | 'down'): void;
  /** The person has changed how much downloads may take: in effect now. */
  limitsChanged(): void;
  /** In the order of the queue: everything alive, and what failed. */
  list(): readonly DownloadView[];
  /** One of these, or null. */
  find(id: string): DownloadView | null;
  /** Those whose model's id lies between two, both of them included. */
  between(firstModelId: string, lastModelId: string): readonly DownloadView[];
  /** Who stands right before or behind this one in line; null where nobody does. @throws NogginError `unknown-id` */
  neighbour(id: string, direction: 'up' | 'down'): DownloadView | null;
  /** Which parts of the file are there; null while its size is not known. @throws NogginError `unknown-id` */
  pieces(id: string): PiecesView | null;
  installed(): readonly InstalledView[];
  notices(): readonly NoticeView[];
  dismissNotice(id: string): void;
  /** Progress is many times a second (coalesce it); a transition has already been recorded in the ledger. */
  onChange(listener: (change: DownloadChange) => void): () => void;
  /**
   * Takes up what an earlier process left behind. Call once, before the first window.
   * @param lostLedger where the damaged ledger was set aside, when this one is new: then models that lie in the
   * folder are looked at, proven and recorded again
   */
  recover(lostLedger?: string | null): Promise<void>;
  /** Pauses everything cleanly, so that it goes on by itself at the next start. Resolves when all is on the disk. */
  stop(): Promise<void>;
}

/** A download whose partial has been prepared, with what is known to be right in it. */
export interface PreparedDownload extends NewDownload {
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
