import type { FileHandle } from 'node:fs/promises';

/** Yields between windows: one takes a few milliseconds. */
const windowBytes = 64 * 1024;

/** Reads a file from its beginning, a window at a time. Nothing is read beyond its end. */
export interface ByteWindow {
  /** Where the next byte is read from. */
  readonly at: number;
  /** Bytes of the file that are left. */
  readonly left: number;
  u32(): Promise<number>;
  u64(): Promise<bigint>;
  /** @throws RangeError when the file is shorter */
  bytes(count: number): Promise<Buffer>;
  /** @throws RangeError when the file is shorter */
  skip(count: number): void;
}

/**
 * @param fileBytes how large the file is
 * @param mostBytes nothing is read beyond this
 */
export function openWindow(file: FileHandle, fileBytes: number, mostBytes: number): ByteWindow {
  let window: Buffer = Buffer.alloc(0);
  let windowAt = 0;
  let at = 0;

  const need = (count: number): void => {
    if (!(count >= 0 && count <= fileBytes - at)) throw new RangeError('It ends in the middle');
  };
  const fill = async (count: number): Promise<void> => {
    const size = Math.min(Math.max(count, windowBytes), fileBytes - at);
    const fresh = Buffer.alloc(size);
    let have = 0;
    while (have < size) {
      const { bytesRead } = await file.read(fresh, have, size - have, at + have);
      if (bytesRead === 0) throw new RangeError('It ends in the middle');
      have += bytesRead;
    }
    window = fresh;
    windowAt = at;
  };
  const take = async (count: number): Promise<Buffer> => {
    need(count);
    if (at + count > mostBytes) throw new RangeError('Its front has no end');
    if (at < windowAt || at + count > windowAt + window.length) await fill(count);
    const begin = at - windowAt;
    at += count;
    return window.subarray(begin, begin + count);
  };
  return {
    get at() {
      return at;
    },
    get left() {
      return fileBytes - at;
    },
    u32: async () => (await take(4)).readUInt32LE(),
    u64: async () => (await take(8)).readBigUInt64LE(),
    bytes: take,
    skip: (count) => {
      need(count);
      at += count;
    },
  };
}
