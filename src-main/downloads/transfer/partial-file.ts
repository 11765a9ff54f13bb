import fs, { fdatasync } from 'node:fs';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { NogginError } from '../../errors.ts';
import { diskError } from '../../platform/disk-errors.ts';
import type { PieceMap, PieceRecord } from '../piece-map.ts';

const flush = promisify(fdatasync);

/** The file under construction: bytes go in at offsets, checksums of pieces and flushed records come out. */
export interface PartialFile {
  /** Writes the chunks one after another from `offset` on and accounts for them. @throws NogginError of the disk */
  write(offset: number, chunks: readonly Uint8Array[]): void;
  /** Bytes written since the last checkpoint began. */
  unflushedBytes(): number;
  /** Flushes to the disk and returns the pieces that changed, as they were when the flush began. */
  checkpoint(): Promise<readonly PieceRecord[]>;
  /** Cuts off what lies beyond the end of the file, left by another program (FAULTS B7). */
  trim(totalBytes: number): void;
  close(): void;
}

/**
 * Opens or creates the partial. Writes are synchronous on purpose: this runs in a worker of its own, a socket
 * that is not read is the backpressure, and no write can land after the file was closed.
 * @throws NogginError of the disk
 */
export function openPartialFile(path: string, map: PieceMap, recorded: readonly PieceRecord[]): PartialFile {
  const fd = onDisk(() => fs.openSync(path, fs.constants.O_RDWR | fs.constants.O_CREAT, 0o644));
  const checksums = new Map(recorded.map((piece) => [piece.index, piece.crc32]));
  const changed = new Set<number>();
  let unflushed = 0;
  let flushFailed = false;

  const account = (offset: number, chunk: Uint8Array): void => {
    for (let done = 0; done < chunk.byteLength; ) {
      const at = offset + done;
      const index = Math.floor(at / map.pieceBytes);
      const room = (index + 1) * map.pieceBytes - at;
      const part = chunk.subarray(done, Math.min(chunk.byteLength, done + room));
      checksums.set(index, crc32(part, map.prefix(index) === 0 ? 0 : (checksums.get(index) ?? 0)));
      map.advance(at, part.byteLength);
      changed.add(index);
      done += part.byteLength;
    }
    unflushed += chunk.byteLength;
  };

  return {
    write: (offset, chunks) => {
      let at = offset;
      const total = chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
      const written = onDisk(() => fs.writevSync(fd, chunks as Uint8Array[], offset));
      let left = written;
      for (const chunk of chunks) {
        const part = left >= chunk.byteLength ? chunk : chunk.subarray(0, left);
        if (part.byteLength === 0) break;
        account(at, part);
        at += part.byteLength;
        left -= part.byteLength;
      }
      // A short write is how a filling disk announces itself: the next one names the error.
      if (written < total) writeRest(fd, at, chunks, written, account);
    },
    unflushedBytes: () => unflushed,
    checkpoint: async () => {
      // After a failed flush the system may call lost pages clean: nothing may be claimed any more (FAULTS B10).
      if (flushFailed) return [];
      const records = [...changed].map((index) => ({
        index,
        bytes: map.prefix(index),
        crc32: checksums.get(index) ?? 0,
      }));
      changed.clear();
      unflushed = 0;
      try {
        await flush(fd);
      } catch (error) {
        flushFailed = true;
        throw diskError(error);
      }
      return records;
    },
    trim: (totalBytes) => {
      onDisk(() => {
        if (fs.fstatSync(fd).size > totalBytes) fs.ftruncateSync(fd, totalBytes);
      });
    },
    close: () => fs.closeSync(fd),
  };
}

function writeRest(
  fd: number,
  from: number,
  chunks: readonly Uint8Array[],
  written: number,
  account: (offset: number, chunk: Uint8Array) => void,
): void {
  let at = from;
  let skip = written;
  for (const chunk of chunks) {
    let rest = chunk.subarray(Math.min(skip, chunk.byteLength));
    skip = Math.max(0, skip - chunk.byteLength);
    while (rest.byteLength > 0) {
      const bytes = onDisk(() => fs.writeSync(fd, rest, 0, rest.byteLength, at));
      if (bytes === 0) throw new NogginError('disk-full', 'The disk takes no more bytes');
      account(at, rest.subarray(0, bytes));
      at += bytes;
      rest = rest.subarray(bytes);
    }
  }
}

function onDisk<T>(operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    throw diskError(error);
  }
}
