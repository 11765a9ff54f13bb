import type { Job } from './job.ts';
import type { PieceRecord } from './piece-map.ts';
import { sumBytes } from './piece-map.ts';
import { createContiguousBuffer, openContiguousBytes } from './verifier/contiguous-bytes.ts';
import type { Verify, VerifyOutcome } from './verifier/port.ts';

/** A file that nobody writes to, with what is known of its pieces. */
export interface ClosedFile {
  readonly path: string;
  readonly bytes: number;
  readonly pieceBytes: number;
  readonly pieces: readonly PieceRecord[];
}

/** Hashes a whole file that nobody writes to; compares the given pieces. */
export async function readWhole(
  job: Job,
  file: string,
  bytes: number,
  pieces: readonly PieceRecord[] = [],
): Promise<VerifyOutcome> {
  return readInRun(job, file, bytes, pieces);
}

/** Finds pieces whose checksum no longer matches. */
export async function readPieces(job: Job): Promise<VerifyOutcome> {
  const pieces = job.ports.ledger.pieces.of(job.row.id);
  return readInRun(job, job.row.partialPath, sumBytes(pieces), pieces);
}

function readInRun(
  job: Job,
  path: string,
  bytes: number,
  pieces: readonly PieceRecord[],
): Promise<VerifyOutcome> {
  const { pieceBytes } = job.ports.tuning;
  const onProgress = (hashedBytes: number): void => {
    job.live.hashedBytes = hashedBytes;
    job.changed('progress');
  };
  return readClosed(job.ports.verify, { path, bytes, pieceBytes, pieces }, onProgress, job.signal);
}

/** Hashes the first `bytes` of a file, comparing its pieces. Never rejects. */
export function readClosed(
  verify: Verify,
  { path, bytes, pieceBytes, pieces }: ClosedFile,
  onProgress: (hashedBytes: number) => void,
  signal: AbortSignal,
): Promise<VerifyOutcome> {
  const front = createContiguousBuffer();
  openContiguousBytes(front).publish(bytes);
  openContiguousBytes(front).finish(bytes);
  return verify({ path, pieceBytes, front, pieces }, onProgress, signal);
}
