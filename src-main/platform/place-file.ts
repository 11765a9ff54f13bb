import { closeSync, linkSync, lstatSync, openSync, renameSync, unlinkSync } from 'node:fs';
import { NogginError } from '../errors.ts';
import { isNameTaken } from './name-taken.ts';
import { isSameFile } from './same-file.ts';

/**
 * Answers of a file system, or of a network drive, that has no second names or no more of them: FAT and exFAT, CIFS,
 * FUSE, shared folders of virtual machines. Windows says EISDIR for ERROR_INVALID_FUNCTION. Where it is a refusal of
 * another kind, the other way is refused too and says so.
 */
const withoutLinks = new Set([
  ...['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'EXDEV', 'EINVAL', 'ENOTTY', 'EISDIR', 'UNKNOWN'],
]);

/**
 * Gives a file another name in the same folder, which must be free: what has that name, and be it since a moment ago, is
 * never overwritten. One synchronous step. A process that is killed within it leaves the file under both names, or
 * under its old one with an empty file under the new one.
 * @param link makes a second name of a file; for tests
 * @returns false: the old name could not be taken away, because another program holds the file; it has both
 * @throws NogginError `target-occupied`, else the system's own error
 */
export function placeFile(from: string, to: string, link: typeof linkSync = linkSync): boolean {
  // A second name of a link would, on some systems, be one of what it leads to.
  if (!lstatSync(from).isFile()) return renameExclusively(from, to);
  try {
    // Fails when the name is taken; a rename would replace what is there.
    link(from, to);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (withoutLinks.has(code)) return renameExclusively(from, to);
    if (code !== 'EEXIST') throw error;
    // An answer of a network drive may have been lost, and the question asked again (RFC 1813, section 4.5).
    if (!isSameFile(from, to)) throw occupied(to);
  }
  try {
    unlinkSync(from);
    return true;
  } catch {
    return false;
  }
}

/** Takes the name with an empty file, which fails when it is taken, and renames over that. */
function renameExclusively(from: string, to: string): boolean {
  if (lstatSync(from).isDirectory()) {
    // Over a folder a rename replaces at most an empty one, over a file nothing.
    if (isNameTaken(to)) throw occupied(to);
    renameSync(from, to);
    return true;
  }
  reserve(to);
  try {
    // Who does not ask whether a name is free may have written to ours.
    if (!isPlaceholder(to)) throw occupied(to);
    renameSync(from, to);
    return true;
  } catch (error) {
    removePlaceholder(to);
    throw error;
  }
}

function reserve(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o644));
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? occupied(file) : error;
  }
}

/** Whether what has this name is an empty file, as one is that keeps the name for another. */
export function isPlaceholder(file: string): boolean {
  const facts = lstatSync(file, { throwIfNoEntry: false });
  return facts?.isFile() === true && facts.size === 0;
}

/** Removes an empty file that kept a name; anything else stays. Never throws. */
export function removePlaceholder(file: string): void {
  try {
    if (isPlaceholder(file)) unlinkSync(file);
  } catch {
    // The error that led here is the one to tell.
  }
}

/** Another file has this name. */
export function occupied(target: string): NogginError {
  return new NogginError('target-occupied', 'Another file has this name', { details: { path: target } });
}
