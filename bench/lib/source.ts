import { createHash, randomFillSync } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  mkdtempSync,
  openSync,
  rmSync,
  statfsSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const chunkBytes = 4 * 1024 * 1024;
/** The type of tmpfs in statfs on Linux (linux/magic.h). */
const tmpfsMagic = 0x01021994;

/** The folder in memory, or null where the system has none. */
export const memoryFolder = isInMemory('/dev/shm') ? '/dev/shm' : null;

/** Whether this folder lies in memory. */
export function isInMemory(folder: string): boolean {
  return process.platform === 'linux' && existsSync(folder) && statfsSync(folder).type === tmpfsMagic;
}

/** A file to be served. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Files to be served, in memory where possible. */
export interface Sources {
  readonly folder: string;
  /** Random bytes: incompressible. Made once per size. */
  random(bytes: number): SourceFile;
  /** A sparse file of zeros: for sizes beyond the memory. */
  sparse(bytes: number): Promise<SourceFile>;
  remove(): void;
}

export function openSources(): Sources {
  const folder = mkdtempSync(path.join(memoryFolder ?? os.tmpdir(), 'noggin-bench-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const made = new Map<string, SourceFile>();
  return {
    folder,
    random: (bytes) => {
      const name = `random-${bytes}.gguf`;
      const file = made.get(name) ?? { name, bytes, sha256: writeRandom(path.join(folder, name), bytes) };
      made.set(name, file);
      return file;
    },
    sparse: async (bytes) => {
      const name = `zeros-${bytes}.gguf`;
      const known = made.get(name);
      if (known !== undefined) return known;
      writeFileSync(path.join(folder, name), '');
      truncateSync(path.join(folder, name), bytes);
      const file = { name, bytes, sha256: await sha256Of(path.join(folder, name)) };
      made.set(name, file);
      return file;
    },
    remove: () => {
      process.off('exit', remove);
      remove();
    },
  };
}

function writeRandom(file: string, bytes: number): string {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, bytes));
  const fd = openSync(file, 'w');
  try {
    for (let at = 0; at < bytes; at += buffer.length) {
      const chunk = randomFillSync(buffer).subarray(0, Math.min(buffer.length, bytes - at));
      hash.update(chunk);
      writeSync(fd, chunk);
    }
  } finally {
    closeSync(fd);
  }
  return hash.digest('hex');
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: chunkBytes }))
    hash.update(chunk as Buffer);
  return hash.digest('hex');
}
