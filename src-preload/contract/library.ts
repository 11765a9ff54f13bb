import { z } from 'zod';
import type { DownloadState } from './downloads.ts';
import type { ErrorView } from './errors.ts';
import { oneModel } from './model-id.ts';

/** Ids issued by main for removals and found files; never a path. */
const issued = z.strictObject({ id: z.uuid() });
const historyFilter = z.strictObject({
  text: z.string().max(200),
  state: z.enum(['all', 'under-way', 'complete', 'failed', 'cancelled']),
});

/** The library's requests. */
export const libraryRequestSchemas = {
  /** Rescans installed files and the models folder. */
  'library:look': z.undefined(),
  /** Hashes the whole file again. */
  'library:check': oneModel,
  'library:stop-reading': oneModel,
  'library:repair': oneModel,
  'library:remove': oneModel,
  'library:undo-remove': issued,
  'library:finish-remove': issued,
  'library:make-current': oneModel,
  'library:copy-path': oneModel,
  /** Hashes an unknown file to identify it; a known model is adopted at once. */
  'library:examine-file': issued,
  'library:stop-examining': issued,
  /** Adopts an unverified model, or resumes a partial. */
  'library:adopt-file': issued,
  'library:remove-file': issued,
  /** One page of matching downloads, newest first. */
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
 * State of an installed file, by size and date or by the last check. `drive-missing`: its whole folder is away.
 * `damaged`: its hash no longer matches.
 */
export type FileState = 'present' | 'changed' | 'missing' | 'drive-missing' | 'damaged';

/** Reading that is going on. Bytes. */
export interface ReadingView {
  readonly kind: 'checking' | 'preparing';
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** Receipt of an installed file. Times in epoch milliseconds, sizes in bytes. */
export interface ReceiptView {
  /** Source address without secrets; null for a file that was imported. */
  readonly source: string | null;
  readonly askedAtMs: number | null;
  readonly provenAtMs: number;
  /** Milliseconds from request to install, pauses included; null for an imported file. */
  readonly tookMs: number | null;
  /** Restarts from zero, after a changed source or wrong bytes. */
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
  /** False when no published hash was available. */
  readonly byPublisher: boolean;
  /** Original path of an imported file; null for a download. */
  readonly broughtFrom: string | null;
  /** Whether a known source can repair it. */
  readonly canRepair: boolean;
  /** Bytes that a repair downloads; null when unknown. */
  readonly damagedBytes: number | null;
  readonly reading: ReadingView | null;
  /** Why the last check or repair of this model did not happen. */
  readonly error: ErrorView | null;
  readonly receipt: ReceiptView;
}

/** A removal that can be undone. */
export interface RemovalView {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly isModel: boolean;
  /** One file of a model whose others were missing: which one, from 1, of how many. */
  readonly lone?: { readonly index: number; readonly count: number };
}

/** A file in the models folder without a ledger entry. Its name is made safe to show. */
export interface UnknownFileView {
  readonly id: string;
  readonly name: string;
  readonly kind: 'model' | 'partial';
  readonly bytes: number;
  readonly modifiedAtMs: number;
  /** Changed within the last day: another program may still be writing it. */
  readonly isYoung: boolean;
  /** Catalogue name of the model that a partial begins. */
  readonly beginsModel: string | null;
  readonly reading: ReadingView | null;
  /** What reading it has found. `unverified`: a model, but no publisher's hash is known for it. */
  readonly finding: 'unread' | 'unverified' | 'not-a-model' | 'have-it-already';
  readonly sha256: string | null;
  readonly error: ErrorView | null;
}

/** Library state beside the receipts of installed models. */
export interface LibraryView {
  readonly entries: readonly LibraryEntryView[];
  readonly removals: readonly RemovalView[];
  readonly unknownFiles: readonly UnknownFileView[];
}

/** One event in a download's history. */
export interface StoryMoment {
  readonly seq: number;
  readonly atMs: number;
  readonly event: string;
  readonly state: DownloadState;
  readonly reason: string | null;
  readonly errorCode: string | null;
  readonly durableBytes: number;
  readonly note: string | null;
  /** Its file, from 1, for a model in several files. */
  readonly part?: number;
}

/** One download, with all files of its model, as a line of the history. */
export interface StoryLineView {
  readonly id: string;
  readonly modelId: string;
  readonly name: string;
  readonly state: DownloadState;
  /** Whether it is pending until the hours in which downloads run. */
  readonly isScheduled: boolean;
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
