import { type FileHandle, open } from 'node:fs/promises';
import { diskError } from '../platform/disk-errors.ts';
import { beginningOf, type GgufBeginning, type GgufFront, readFront } from './front.ts';
import { beginsAsGguf } from './magic.ts';

const firstRead = 1024 * 1024;
/** Vocabularies of 260,000 words take about 12 MB; what is longer than this is left to whoever loads it. */
const mostRead = 32 * 1024 * 1024;

/** What the first bytes of a file on a disk tell. */
export interface LocalFront {
  readonly beginning: GgufBeginning;
  /** Null where it cannot be read; see {@link readFront}. */
  readonly front: GgufFront | null;
  readonly fileBytes: number;
  /** Whether the front was looked for up to the end of the file. */
  readonly isAll: boolean;
}

/**
 * Reads the front of a file on a disk: no more of it than is needed.
 * @throws NogginError of the disk
 */
export async function readLocalFront(path: string): Promise<LocalFront> {
  try {
    const file = await open(path, 'r');
    try {
      return await frontOf(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw diskError(error);
  }
}

/** Reads the front of a file that is open. @throws the system's error */
export async function frontOf(file: FileHandle): Promise<LocalFront> {
  const { size: fileBytes } = await file.stat();
  for (let want = firstRead; ; want *= 4) {
    const bytes = await beginningBytes(file, Math.min(want, fileBytes, mostRead));
    const front = readFront(bytes);
    const isAll = bytes.length >= fileBytes;
    const isEnough = front === null || front.leastBytes !== null || isAll || want >= mostRead;
    if (isEnough) return { beginning: beginningOf(bytes), front, fileBytes, isAll };
  }
}

/** Whether a file that is open begins as a GGUF file does. @throws the system's error */
export async function beginsAsModel(file: FileHandle): Promise<boolean> {
  return beginsAsGguf(await beginningBytes(file, 4));
}

async function beginningBytes(file: FileHandle, count: number): Promise<Buffer> {
  const bytes = Buffer.alloc(count);
  let have = 0;
  while (have < count) {
    const { bytesRead } = await file.read(bytes, have, count - have, have);
    if (bytesRead === 0) break;
    have += bytesRead;
  }
  return bytes.subarray(0, have);
}
