import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { PieceRecord } from '../downloads/piece-map.ts';

/** Short enough not to delay the window. */
const readBytes = 1024 * 1024;

/**
 * Measures a partial that no ledger knows: for each piece, the bytes before its trailing zeros. Several connections
 * write at several places, and holes read as zeros. Real zeros are fetched again; the SHA-256 at the end decides.
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
      // Trust a piece only if non-zero bytes follow.
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
