import type { ErrorCode } from '../../../src-preload/contract/errors.ts';
import type { PieceRecord } from '../piece-map.ts';

/** What the verifier reads; plain data, so that it can cross to a worker thread. */
export interface VerifySpec {
  readonly path: string;
  readonly pieceBytes: number;
  /** Readable bytes and end of the file; grows during the download. */
  readonly front: SharedArrayBuffer;
  /** Pieces to compare: those from before this start, which may be damaged since. */
  readonly pieces: readonly PieceRecord[];
}

/** Result of reading the file. */
export type VerifyOutcome =
  | { readonly kind: 'digest'; readonly sha256: string; readonly bytes: number }
  /** These pieces differ from what was written; no digest, since they are fetched again. */
  | { readonly kind: 'damaged'; readonly pieces: readonly number[] }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string }
  | { readonly kind: 'stopped' };

/** Hashes the file from its start as far as it grows. Never rejects. */
export type Verify = (
  spec: VerifySpec,
  onProgress: (hashedBytes: number) => void,
  signal: AbortSignal,
) => Promise<VerifyOutcome>;
