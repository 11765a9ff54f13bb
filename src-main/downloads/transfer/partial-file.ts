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

/** Error detail: the partial has to be checked again. */
export const writtenByAnother = 'writtenByAnother';

/** The file under construction: bytes go in at offsets, checksums of pieces and flushed records come out. */
export interface PartialFile {
  /**
   * Writes the chunk at `offset`.
   * @throws NogginError `folder-unavailable` when a checkpoint found the file without its name, or another program
   * wrote to it (both FAULTS B16), or another one of the disk
   */
  write(offset: number, chunk: Uint8Array): void;
  /** Time spent in writes so far, in milliseconds. */
  writeMs(): number;
  /** Bytes written since the last checkpoint began. */
  unflushedBytes(): number;
  /** Flushes to the disk; returns the changed pieces as of the start of the flush. */
  checkpoint(): Promise<readonly PieceRecord[]>;
  /**
   * Sets the final size where that is free: a disk that cannot hold the file says so now (FAULTS B4), and no flush
   * records a new size.
   */
  sizeUp(totalBytes: number): void;
  /** Truncates what another program left beyond the end (FAULTS B7). */
  trim(totalBytes: number): void;
  close(): void;
}

const { O_RDWR, O_CREAT, O_NOFOLLOW } = fs.constants;
const openFlags = O_RDWR | O_CREAT | (O_NOFOLLOW ?? 0) | neverWaiting;

/**
 * Opens or creates the partial, never through a symlink. Writes are synchronous on purpose: in a worker of its own,
 * an unread socket is the backpressure, and no write lands after closing.
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
      // A short write announces a full disk: the next write names the error.
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
      // After a failed flush the system may count lost pages as clean: claim nothing more (FAULTS B10).
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
        // Report what was flushed: its folder may have been moved and may come back.
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

/**
 * Whether the open file still has this name.
 * @throws the system's error
 */
function hasName(path: string, fd: number): boolean {
  const named = fs.lstatSync(path, { throwIfNoEntry: false });
  const open = fs.fstatSync(fd);
  if (named === undefined || open.nlink === 0) return false;
  // Some network drives invent inode numbers at each look.
  return !keepsFacts(dirname(path)) || (named.ino === open.ino && named.dev === open.dev);
}

function vanished(path: string): NogginError {
  return new NogginError('folder-unavailable', 'The partial file is not where it was', { details: { path } });
}

/**
 * Detects another writer by the modification time around each of our writes: hashed bytes may have changed. Misses
 * changes within one tick of the clock, and all where modification times are unreliable.
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

/** Every error here is the disk's: never mistake an unknown code for the network's. */
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
