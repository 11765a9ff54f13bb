import path from 'node:path';
import { diskError } from '../platform/disk-errors.ts';
import { flushFolder } from '../platform/flush.ts';
import { isNameTaken } from '../platform/name-taken.ts';
import { placeFile } from '../platform/place-file.ts';
import { tryWhileHeld } from '../platform/while-held.ts';

const retryMs = 10_000;
const never = new AbortController().signal;

/**
 * Gives a verified temporary file its final name, which must be free: never overwrites, also not a file that appeared a
 * moment ago. The folder is flushed. The temporary name may stay for a while where another program holds the file; it
 * is written down as unneeded, and goes later.
 * @throws NogginError `target-occupied`, `install-blocked`, or of the disk
 */
export async function place(temporary: string, target: string): Promise<void> {
  await tryWhileHeld(retryMs, never, () => {
    placeFile(temporary, target);
  });
  try {
    await flushFolder(path.dirname(target));
  } catch (error) {
    throw diskError(error);
  }
}

/** A name in `folder` that no file has: `name.gguf`, then `name (2).gguf`, … */
export function freeName(folder: string, fileName: string): string {
  const { name, ext } = path.parse(fileName);
  for (let count = 1; ; count += 1) {
    const file = path.join(folder, `${name}${count === 1 ? '' : ` (${count})`}${ext}`);
    if (!isNameTaken(file)) return file;
  }
}
