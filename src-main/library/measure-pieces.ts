import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { PieceRecord } from '../downloads/piece-map.ts';

/** Short enough that the window never waits for one of them. */
const readBytes = 1024 * 1024;

/**
 * What is there of a partial that no ledger knows: for each piece, what comes before its zeros at the end. Several
 * connections write at several places, so a partial has holes, and holes read as zeros. Zeros that belong to the file
 * are fetched again; whether all of it is right is judged by the SHA-256 at the end.
 * @param bytes how far to look
 * @throws the system's error; `AbortError` when stopped
 */
export async function measurePieces(
  file: string,
  bytes: number,
  pieceBytes: number,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<readonly PieceRecord[]> {
  const pieces: PieceRecord[] = [];
  const buffer = Buffer.allocUnsafe(Math.min(readBytes, pieceBytes));
  const handle = await open(file, 'r');
  try {
    for (let start = 0; start < bytes; start += pieceBytes) {
      const end = Math.min(bytes, start + pieceBytes);
      let there = 0;
      let checksum = 0;
      // Counted on only when something other than zeros comes behind them.
      let zeros = 0;
      for (let at = start; at < end; ) {
        signal.throwIfAborted();
        const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.byteLength, end - at), at);
        if (bytesRead === 0) break;
        const chunk = buffer.subarray(0, bytesRead);
        const filled = lengthWithoutZeros(chunk);
        if (filled > 0) {
          checksum = crc32(chunk.subarray(0, filled), crc32(Buffer.alloc(zeros), checksum));
          there += zeros + filled;
          zeros = 0;
        }
        zeros += bytesRead - filled;
        at += bytesRead;
      }
      if (there > 0) pieces.push({ index: start / pieceBytes, bytes: there, crc32: checksum });
      onProgress(end);
    }
    return pieces;
  } finally {
    await handle.close();
  }
}

function lengthWithoutZeros(chunk: Uint8Array): number {
  let length = chunk.byteLength;
  while (length > 0 && chunk[length - 1] === 0) length -= 1;
  return length;
}
