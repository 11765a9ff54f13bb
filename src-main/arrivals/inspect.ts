import { lstat, open, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileWay } from '../../src-preload/contract/storage.ts';
import { NogginError } from '../errors.ts';
import { diskError } from '../platform/disk-errors.ts';

/** What can be known of a file without reading it. */
export interface InspectedFile {
  readonly path: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly isSameDisk: boolean;
  /** What can be done with it, best first. */
  readonly ways: readonly FileWay[];
}

const magic = 'GGUF';
/** A part of a model in several files is no use alone. */
const part = /-\d{5}-of-\d{5}\.gguf$/i;

/**
 * Looks at a file that the person chose: it must be a regular file that begins as models do.
 * @param modelsFolder where it would go; tells whether it could share its room
 * @throws NogginError `not-a-model`, or of the disk
 */
export async function inspectFile(chosen: string, modelsFolder: string): Promise<InspectedFile> {
  try {
    const isLink = (await lstat(chosen)).isSymbolicLink();
    const file = await realpath(chosen);
    const facts = await stat(file);
    const fileName = path.basename(chosen);
    if (!facts.isFile() || part.test(fileName) || !(await beginsAsModel(file))) {
      throw new NogginError('not-a-model', 'Not a whole GGUF file', { details: { file: fileName } });
    }
    const isSameDisk = facts.dev === (await deviceOf(modelsFolder));
    const ways: readonly FileWay[] = isSameDisk ? ['link', 'copy', 'move'] : ['copy', 'move'];
    return {
      path: file,
      fileName,
      bytes: facts.size,
      isSameDisk,
      // To move what is only a pointer to the file would leave a pointer to nothing.
      ways: ways.filter((way) => way !== 'move' || !isLink),
    };
  } catch (error) {
    throw diskError(error);
  }
}

async function beginsAsModel(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString('latin1') === magic;
  } finally {
    await handle.close();
  }
}

/** The device of a folder, or of the nearest one above it that is there. */
async function deviceOf(folder: string): Promise<number | null> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    try {
      return (await stat(at)).dev;
    } catch {
      if (at === path.dirname(at)) return null;
    }
  }
}
