import type { PieceRecord } from './piece-map.ts';
import { sumBytes } from './piece-map.ts';
import type { Run } from './run.ts';
import { createFrontBuffer, openFront } from './verifier/front.ts';
import type { Verify, VerifyOutcome } from './verifier/port.ts';

/** A file that no one is writing, and what is known of its pieces. */
export interface ClosedFile {
  readonly path: string;
  readonly bytes: number;
  readonly pieceBytes: number;
  readonly pieces: readonly PieceRecord[];
}

/** Hashes a whole file that no one is writing, and compares the pieces where some are given. */
export async function readWhole(
  run: Run,
  file: string,
  bytes: number,
  pieces: readonly PieceRecord[] = [],
): Promise<VerifyOutcome> {
  return readInRun(run, file, bytes, pieces);
}

/** Looks for pieces that are no longer what was recorded. */
export async function readPieces(run: Run): Promise<VerifyOutcome> {
  const pieces = run.ports.ledger.pieces.of(run.row.id);
  return readInRun(run, run.row.partialPath, sumBytes(pieces), pieces);
}

function readInRun(
  run: Run,
  path: string,
  bytes: number,
  pieces: readonly PieceRecord[],
): Promise<VerifyOutcome> {
  const { pieceBytes } = run.ports.numbers;
  const onProgress = (hashedBytes: number): void => {
    run.live.hashedBytes = hashedBytes;
    run.changed('progress');
  };
  return readClosed(run.ports.verify, { path, bytes, pieceBytes, pieces }, onProgress, run.signal);
}

/** Hashes a file as far as `bytes`, comparing its pieces on the way. Never rejects. */
export function readClosed(
  verify: Verify,
  { path, bytes, pieceBytes, pieces }: ClosedFile,
  onProgress: (hashedBytes: number) => void,
  signal: AbortSignal,
): Promise<VerifyOutcome> {
  const front = createFrontBuffer();
  openFront(front).publish(bytes);
  openFront(front).finish(bytes);
  return verify({ path, pieceBytes, front, pieces }, onProgress, signal);
}
