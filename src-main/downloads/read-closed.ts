import type { PieceRecord } from './piece-map.ts';
import { sumBytes } from './piece-map.ts';
import type { Run } from './run.ts';
import { createFrontBuffer, openFront } from './verifier/front.ts';
import type { VerifyOutcome } from './verifier/port.ts';

/** Hashes a whole file that no one is writing, and compares the pieces where some are given. */
export async function readWhole(
  run: Run,
  file: string,
  bytes: number,
  pieces: readonly PieceRecord[] = [],
): Promise<VerifyOutcome> {
  return readClosed(run, file, bytes, pieces);
}

/** Looks for pieces that are no longer what was recorded. */
export async function readPieces(run: Run): Promise<VerifyOutcome> {
  const pieces = run.ports.ledger.pieces.of(run.row.id);
  return readClosed(run, run.row.partialPath, sumBytes(pieces), pieces);
}

function readClosed(
  run: Run,
  file: string,
  bytes: number,
  pieces: readonly PieceRecord[],
): Promise<VerifyOutcome> {
  const buffer = createFrontBuffer();
  openFront(buffer).publish(bytes);
  openFront(buffer).finish(bytes);
  const { pieceBytes } = run.ports.numbers;
  const onProgress = (hashedBytes: number): void => {
    run.live.hashedBytes = hashedBytes;
    run.changed('progress');
  };
  return run.ports.verify({ path: file, pieceBytes, front: buffer, pieces }, onProgress, run.signal);
}
