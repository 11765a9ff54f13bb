import { linkSync, renameSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { NogginError } from '../errors.ts';
import { diskError } from '../platform/disk-errors.ts';
import { flushFolder } from '../platform/flush.ts';
import { isNameTaken } from '../platform/name-taken.ts';
import { sleep } from '../platform/sleep.ts';

/** Answers of a file system that has no second names (FAT, exFAT, some network drives). */
const withoutLinks = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK']);
/** A virus scanner or indexer holds the file (FAULTS B9). */
const heldByOthers = new Set(['EBUSY', 'EACCES', 'EPERM']);
const retryMs = 10_000;

/**
 * Gives a proven temporary file its final name, which must be free: never overwrites, also not a file that appeared a
 * moment ago. The folder is flushed. The temporary name may stay for a while where another program holds the file.
 * @throws NogginError `target-occupied`, `install-blocked`, or of the disk
 */
export async function place(temporary: string, target: string): Promise<void> {
  const giveUpMs = performance.now() + retryMs;
  for (let waitMs = 50; ; waitMs *= 2) {
    const held = tryPlace(temporary, target);
    if (held === null) break;
    if (performance.now() + waitMs > giveUpMs) {
      throw new NogginError('install-blocked', `Another program keeps the file busy (${held})`, {
        details: { systemCode: held },
      });
    }
    await sleep(waitMs, new AbortController().signal);
  }
  try {
    await flushFolder(path.dirname(target));
  } catch (error) {
    throw diskError(error);
  }
}

function tryPlace(temporary: string, target: string): string | null {
  try {
    // A second name fails when the name is taken, in one step; a rename would replace what is there.
    linkSync(temporary, target);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'EEXIST') throw occupied(target);
    return withoutLinks.has(code) ? tryRename(temporary, target) : heldCode(error);
  }
  try {
    unlinkSync(temporary);
  } catch {
    // Held by another program: it is written down as unneeded, and goes later.
  }
  return null;
}

function tryRename(temporary: string, target: string): string | null {
  if (isNameTaken(target)) throw occupied(target);
  try {
    renameSync(temporary, target);
    return null;
  } catch (error) {
    return heldCode(error);
  }
}

/** Another file has this name. */
export function occupied(target: string): NogginError {
  return new NogginError('target-occupied', 'Another file has this name', { details: { path: target } });
}

function heldCode(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (heldByOthers.has(code)) return code;
  throw diskError(error);
}

/** A name in `folder` that no file has: `name.gguf`, then `name (2).gguf`, … */
export function freeName(folder: string, fileName: string): string {
  const { name, ext } = path.parse(fileName);
  for (let count = 1; ; count += 1) {
    const file = path.join(folder, `${name}${count === 1 ? '' : ` (${count})`}${ext}`);
    if (!isNameTaken(file)) return file;
  }
}
