import type { ErrorCode, ErrorDetails } from '../../src-preload/contract/errors.ts';
import type { FileMark } from '../platform/file-mark.ts';

/** How a file got to its new place: sharing blocks, as a second name of the same file, or byte by byte. */
export type BroughtBy = 'reflink' | 'link' | 'copy';

/** What is to be brought where; plain data, so that it can cross to a worker thread. */
export interface BringSpec {
  readonly source: string;
  /** As what the source was looked at (`seenAs`), under a name that was no link: only that file is brought. Null: whatever is there. */
  readonly seen: string | null;
  /** A name of ours on the target's disk; never an existing file, except one that a stopped copy left. */
  readonly temporary: string;
  /** `reuse`: without using room where the disk can do that, else a copy. `link`: a second name first, else a copy. */
  readonly how: 'copy' | 'reuse' | 'link';
  /** Read the written file back from its start, instead of hashing what is written on its way. */
  readonly readBack: boolean;
  /** The temporary file may hold the beginning of the source from a stopped copy: go on behind it. */
  readonly goOn: boolean;
}

/** How far it is. `copying` counts bytes written, `checking` bytes hashed. */
export interface BringProgress {
  readonly stage: 'copying' | 'checking';
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** What came of it. With `done` the temporary file is flushed and has this SHA-256. */
export type BringOutcome =
  | {
      readonly kind: 'done';
      readonly by: BroughtBy;
      readonly sha256: string;
      readonly bytes: number;
      /** When the source was changed last, in milliseconds: by this and its size it is known when it is removed. */
      readonly modifiedAtMs: number;
      /** Of the temporary file: a file with another one later is not the verified one. */
      readonly mark: FileMark;
    }
  | {
      readonly kind: 'failed';
      readonly code: ErrorCode;
      readonly message: string;
      readonly details: ErrorDetails;
    }
  | { readonly kind: 'stopped' };

/** Brings a file to a temporary name on another place and verifies it. Never rejects; a stopped one leaves its temporary file. */
export type Bring = (
  spec: BringSpec,
  onProgress: (progress: BringProgress) => void,
  signal: AbortSignal,
) => Promise<BringOutcome>;
