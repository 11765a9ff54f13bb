import fs, { fdatasync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { NogginError } from '../../errors.ts';
import { diskError } from '../../platform/disk-errors.ts';
import { neverWaiting } from '../../platform/flush.ts';
import { canSizeUp, keepsFacts } from '../../platform/sparse.ts';
import type { PieceMap, PieceRecord } from '../piece-map.ts';

const flush = promisify(fdatasync);

/** In the details of an error: what lies in the partial has to be looked at again. */
export const writtenByAnother = 'writtenByAnother';

/** The file under construction: bytes go in at offsets, checksums of pieces and flushed records come out. */
export interface PartialFile {
  /**
   * Writes the chunk at `offset` and accounts for what was written.
   * @throws NogginError `folder-unavailable` after a checkpoint has found that the file has lost its name, or when
   * another program has written to it (both FAULTS B16), or another one of the disk
   */
  write(offset: number, chunk: Uint8Array): void;
  /** Time spent in writes so far, in milliseconds. */
  writeMs(): number;
  /** Bytes written since the last checkpoint began. */
  unflushedBytes(): number;
  /** Flushes to the disk and returns the pieces that changed, as they were when the flush began. */
  checkpoint(): Promise<readonly PieceRecord[]>;
  /**
   * Gives the file its final size where that costs nothing: a disk that cannot hold so large a file says so now
   * (FAULTS B4), and no flush has to record a new size.
   */
  sizeUp(totalBytes: number): void;
  /** Cuts off what lies beyond the end of the file, left by another program (FAULTS B7). */
  trim(totalBytes: number): void;
  close(): void;
}

const { O_RDWR, O_CREAT, O_NOFOLLOW } = fs.constants;
const openFlags = O_RDWR | O_CREAT | (O_NOFOLLOW ?? 0) | neverWaiting;

/**
 * Opens or creates the partial, never through a link. Writes are synchronous on purpose: this runs in a worker of its own, a socket
 * that is not read is the backpressure, and no write can land after the file was closed.
 * @throws NogginError of the disk
 */
export function openPartialFile(path: string, map: PieceMap, recorded: readonly PieceRecord[]): PartialFile {
  const fd = onDisk(() => fs.openSync(path, openFlags, 0o644));
  const checksums = new Map(recorded.map((piece) => [piece.index, piece.crc32]));
  const changed = new Set<number>();
  let unflushed = 0;
  let writeMs = 0;
  let flushFailed = false;
  let hasItsName = true;
  const foreign = watchForeignWrites(path, fd);

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
    write: (offset, chunk) => {
      if (!hasItsName) throw vanished(path);
      onDisk(foreign.look);
      // A short write is how a filling disk announces itself: the next one names the error.
      for (let done = 0; done < chunk.byteLength; ) {
        const begunMs = performance.now();
        const bytes = onDisk(() => fs.writeSync(fd, chunk, done, chunk.byteLength - done, offset + done));
        foreign.ours();
        writeMs += performance.now() - begunMs;
        if (bytes === 0) throw new NogginError('disk-full', 'The disk takes no more bytes');
        account(offset + done, chunk.subarray(done, done + bytes));
        done += bytes;
      }
    },
    writeMs: () => writeMs,
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
        // What is flushed is told all the same: its folder may only have been moved away, and come back.
        hasItsName = hasName(path, fd);
      } catch (error) {
        flushFailed = true;
        throw diskError(error);
      }
      return records;
    },
    sizeUp: (totalBytes) => {
      if (!canSizeUp(dirname(path))) return;
      onDisk(() => {
        if (fs.fstatSync(fd).size < totalBytes) fs.ftruncateSync(fd, totalBytes);
      });
      foreign.ours();
    },
    trim: (totalBytes) => {
      onDisk(() => {
        if (fs.fstatSync(fd).size > totalBytes) fs.ftruncateSync(fd, totalBytes);
      });
    },
    close: () => fs.closeSync(fd),
  };
}

/** Whether the open file is still the one of this name. @throws the system's error */
function hasName(path: string, fd: number): boolean {
  const named = fs.lstatSync(path, { throwIfNoEntry: false });
  const open = fs.fstatSync(fd);
  if (named === undefined || open.nlink === 0) return false;
  // Some network drives make up a file's number anew at each look.
  return !keepsFacts(dirname(path)) || (named.ino === open.ino && named.dev === open.dev);
}

function vanished(path: string): NogginError {
  return new NogginError('folder-unavailable', 'The partial file is not where it was', { details: { path } });
}

/**
 * Notices that another program writes to the file, by its time of change before and after each of our own writes: what
 * was hashed already may not be what lies there any more. A change within the same tick of the system's clock is missed,
 * and so is every one where the system's own times cannot be relied on.
 */
function watchForeignWrites(path: string, fd: number): { look(): void; ours(): void } {
  if (!keepsFacts(dirname(path))) return { look: () => {}, ours: () => {} };
  const changedAtMs = (): number => fs.fstatSync(fd).mtimeMs;
  let seenMs = changedAtMs();
  return {
    look: () => {
      if (changedAtMs() === seenMs) return;
      throw new NogginError('folder-unavailable', 'Another program writes to the partial file', {
        details: { path, [writtenByAnother]: true },
      });
    },
    ours: () => {
      seenMs = changedAtMs();
    },
  };
}

/** Whatever goes wrong in here is the disk's: an unknown code must not be taken for the network's. */
function onDisk<T>(operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    const typed = diskError(error);
    throw typed instanceof NogginError
      ? typed
      : new NogginError('internal', String(error), { details: { during: 'disk' }, cause: error });
  }
}
