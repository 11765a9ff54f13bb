import { z } from 'zod';
import type { DownloadState } from './downloads.ts';
import type { ErrorView } from './errors.ts';
import { oneModel } from './model-id.ts';

/** Ids that main has issued: of removals and of files it found. Never a path. */
const issued = z.strictObject({ id: z.uuid() });
const historyFilter = z.strictObject({
  text: z.string().max(200),
  state: z.enum(['all', 'under-way', 'complete', 'failed', 'cancelled']),
});

/** The library's requests. */
export const libraryRequestSchemas = {
  /** Looks at every installed file and at the models folder, now. */
  'library:look': z.undefined(),
  /** Reads the whole file again. */
  'library:check': oneModel,
  'library:stop-reading': oneModel,
  'library:repair': oneModel,
  'library:remove': oneModel,
  'library:undo-remove': issued,
  'library:finish-remove': issued,
  'library:make-current': oneModel,
  'library:copy-path': oneModel,
  /** Reads an unknown file to find out which model it is; a known one is adopted at once. */
  'library:examine-file': issued,
  'library:stop-examining': issued,
  /** Adopts a model that no publisher vouches for, or goes on with a partial. */
  'library:adopt-file': issued,
  'library:remove-file': issued,
  /** A part of what passes the filter, newest first. */
  'library:history': z.strictObject({
    filter: historyFilter,
    from: z.number().int().min(0).max(10_000_000),
    count: z.number().int().min(1).max(200),
  }),
  /** One download with everything that happened. */
  'library:story': issued,
  /** Main asks the person where to. */
  'library:export-history': historyFilter,
} as const;

/** Which downloads the history shows. */
export type HistoryFilter = z.infer<typeof historyFilter>;

/** Values of the library's requests. */
export interface LibraryRequestOutput {
  'library:look': null;
  'library:check': null;
  'library:stop-reading': null;
  'library:repair': null;
  'library:remove': null;
  'library:undo-remove': null;
  'library:finish-remove': null;
  'library:make-current': null;
  'library:copy-path': null;
  'library:examine-file': null;
  'library:stop-examining': null;
  'library:adopt-file': null;
  'library:remove-file': null;
  'library:history': HistoryPageView;
  'library:story': StoryView;
  'library:export-history': { readonly saved: boolean };
}

/**
 * How an installed file stands, by a look at its size and date, or by what a check found.
 * `drive-missing`: its whole folder is not there. `damaged`: it was read, and is not what was proven.
 */
export type FileState = 'present' | 'changed' | 'missing' | 'drive-missing' | 'damaged';

/** Reading that is going on. Bytes. */
export interface ReadingView {
  readonly kind: 'checking' | 'preparing';
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** Where an installed file came from and what was proven. Times in epoch milliseconds, sizes in bytes. */
export interface ReceiptView {
  /** Address without what may be secret in it; null for a file that was not downloaded. */
  readonly source: string | null;
  readonly askedAtMs: number | null;
  readonly provenAtMs: number;
  /** From asking to being there, with all pauses; null for a file that was not downloaded. */
  readonly tookMs: number | null;
  /** Times it was started over, by the source or because of wrong bytes. */
  readonly restarts: number;
  /** Times damaged pieces were fetched again. */
  readonly damages: number;
  /** Times it was paused or interrupted. */
  readonly pauses: number;
  /** SPDX id or name, from the catalogue; null when unknown. */
  readonly licence: string | null;
}

/** What the library knows of an installed model beyond its proof. */
export interface LibraryEntryView {
  readonly modelId: string;
  readonly state: FileState;
  readonly isCurrent: boolean;
  /** False: no publisher's hash was there to compare with. */
  readonly byPublisher: boolean;
  /** Where its file lay before it was brought here; null for what was downloaded. */
  readonly broughtFrom: string | null;
  /** There is a source to fetch it from again. */
  readonly canRepair: boolean;
  /** Bytes a repair would fetch; null where that is not known. */
  readonly damagedBytes: number | null;
  readonly reading: ReadingView | null;
  /** Why the last check or repair of this model did not happen. */
  readonly error: ErrorView | null;
  readonly receipt: ReceiptView;
}

/** Something the person removed, which an undo brings back. */
export interface RemovalView {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly isModel: boolean;
  /** One file of a model whose others were missing: which one, from 1, of how many. */
  readonly lone?: { readonly index: number; readonly count: number };
}

/** A file in the models folder that no download and no entry knows. Its name is made safe to show. */
export interface UnknownFileView {
  readonly id: string;
  readonly name: string;
  readonly kind: 'model' | 'partial';
  readonly bytes: number;
  readonly modifiedAtMs: number;
  /** Changed within the last day: something may still be writing it. */
  readonly isYoung: boolean;
  /** For a partial: the model of the catalogue it is the beginning of, by its name. */
  readonly beginsModel: string | null;
  readonly reading: ReadingView | null;
  /** What reading it has found. `unverified`: a model, but no publisher's hash is known for it. */
  readonly finding: 'unread' | 'unverified' | 'not-a-model' | 'have-it-already';
  readonly sha256: string | null;
  readonly error: ErrorView | null;
}

/** Everything of the library that the window shows besides the receipts of installed models. */
export interface LibraryView {
  readonly entries: readonly LibraryEntryView[];
  readonly removals: readonly RemovalView[];
  readonly unknownFiles: readonly UnknownFileView[];
}

/** One moment of a download's story. */
export interface StoryMoment {
  readonly seq: number;
  readonly atMs: number;
  readonly event: string;
  readonly state: DownloadState;
  readonly reason: string | null;
  readonly errorCode: string | null;
  readonly durableBytes: number;
  readonly note: string | null;
  /** Which file it was of, from 1, where the story is of several. */
  readonly part?: number;
}

/** One download, with all files of its model, as a line of the history. */
export interface StoryLineView {
  readonly id: string;
  readonly modelId: string;
  readonly name: string;
  readonly state: DownloadState;
  readonly startedAtMs: number;
  readonly bytes: number | null;
  readonly source: string;
}

/** One download from its beginning to where it is now. */
export interface StoryView extends StoryLineView {
  readonly moments: readonly StoryMoment[];
}

/** A part of the history, and how much there is of it. */
export interface HistoryPageView {
  readonly total: number;
  readonly lines: readonly StoryLineView[];
}
