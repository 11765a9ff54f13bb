import type { ErrorCode } from '../../../src-preload/contract/errors.ts';
import type { PieceRecord } from '../piece-map.ts';

/** What the verifier reads; plain data, so that it can cross to a worker thread. */
export interface VerifySpec {
  readonly path: string;
  readonly pieceBytes: number;
  /** How far may be read, and where the file ends: grows while the file is being written. */
  readonly front: SharedArrayBuffer;
  /** Pieces whose checksums are compared on the way: those from before this start, which time may have damaged. */
  readonly pieces: readonly PieceRecord[];
}

/** What came of reading the file. */
export type VerifyOutcome =
  | { readonly kind: 'digest'; readonly sha256: string; readonly bytes: number }
  /** These pieces are not what was once written; no digest, since they will be fetched again. */
  | { readonly kind: 'damaged'; readonly pieces: readonly number[] }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string }
  | { readonly kind: 'stopped' };

/** Reads the file from its start as far as the front goes, hashing as it grows. Never rejects. */
export type Verify = (
  spec: VerifySpec,
  onProgress: (hashedBytes: number) => void,
  signal: AbortSignal,
) => Promise<VerifyOutcome>;
