import fs, { type BigIntStats } from 'node:fs';
import { NogginError } from '../errors.ts';

/** Never through a link, where the system can promise that, and never waiting for the other end of a pipe. */
export const plainRead =
  fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0);

/**
 * By what a file that was looked at is known again, whatever its name leads to by then: its disk, its number, its size in
 * bytes and its time of change in nanoseconds. Pure.
 */
export function seenAs({ dev, ino, size, mtimeNs }: BigIntStats): string {
  return `${dev} ${ino} ${size} ${mtimeNs}`;
}

/** A file that is open, and stays the same one until it is closed. */
export interface OpenSource {
  readonly fd: number;
  /** Its name when it was opened: no link. */
  readonly path: string;
  readonly facts: BigIntStats;
}

/**
 * Opens what is to be brought, once. Blocks its thread.
 * @param seen as what it was looked at, under this name, which was no link then; null: it was not, and the name may be one
 * @throws NogginError `source-changed` when it is another file by now, `not-a-model`, or the system's error
 */
export function openSource(name: string, seen: string | null): OpenSource {
  // A link to a symlink would dangle one day (the Hugging Face cache consists of them).
  const path = seen === null ? fs.realpathSync(name) : name;
  const fd = openPlain(path);
  try {
    const facts = fs.fstatSync(fd, { bigint: true });
    if (seen !== null && seenAs(facts) !== seen) throw changed();
    if (!facts.isFile()) throw new NogginError('not-a-model', 'This is not a file');
    return { fd, path, facts };
  } catch (error) {
    fs.closeSync(fd);
    throw error;
  }
}

function openPlain(path: string): number {
  try {
    return fs.openSync(path, plainRead);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // The name is a symlink or a socket by now.
    throw code === 'ELOOP' || code === 'ENXIO' ? changed() : error;
  }
}

/** Whether a name is one of this open file, and no link that leads to it. @throws the system's error */
export function isNameOf(path: string, of: BigIntStats): boolean {
  const facts = fs.lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return facts?.isFile() === true && isSame(facts, of);
}

/** Whether these are facts of one file. Pure. */
export function isSame(one: BigIntStats, other: BigIntStats): boolean {
  return one.dev === other.dev && one.ino === other.ino;
}

/** Another file by now. */
export function changed(): NogginError {
  const details = { where: 'here' };
  return new NogginError('source-changed', 'The file was changed, or is another one by now', { details });
}
