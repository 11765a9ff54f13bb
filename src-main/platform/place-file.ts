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
 * Renames a file within its folder without ever overwriting, not even a file created a moment ago. One synchronous
 * step. A kill within it leaves both names, or the old one beside an empty file under the new one.
 * @param link makes a hard link; for tests
 * @returns false when the old name stays because another program holds the file
 * @throws NogginError `target-occupied`, else the system's own error
 */
export function placeFile(from: string, to: string, link: typeof linkSync = linkSync): boolean {
  // On some systems a hard link of a symlink links its target.
  if (!lstatSync(from).isFile()) return renameExclusively(from, to);
  try {
    // Fails when the name is taken; a rename would replace what is there.
    link(from, to);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (withoutLinks.has(code)) return renameExclusively(from, to);
    if (code !== 'EEXIST') throw error;
    // A network drive may have lost its first answer and repeated the request (RFC 1813, section 4.5).
    if (!isSameFile(from, to)) throw occupied(to);
  }
  try {
    unlinkSync(from);
    return true;
  } catch {
    return false;
  }
}

/** Reserves the name with an empty file, which fails if taken, and renames over it. */
function renameExclusively(from: string, to: string): boolean {
  if (lstatSync(from).isDirectory()) {
    // Over a folder a rename replaces at most an empty one, over a file nothing.
    if (isNameTaken(to)) throw occupied(to);
    renameSync(from, to);
    return true;
  }
  reserve(to);
  try {
    // Another program may have written to our empty file.
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

/** Whether this name is an empty file that reserves it. */
export function isPlaceholder(file: string): boolean {
  const facts = lstatSync(file, { throwIfNoEntry: false });
  return facts?.isFile() === true && facts.size === 0;
}

/** Removes an empty file that kept a name; anything else stays. Never throws. */
export function removePlaceholder(file: string): void {
  try {
    if (isPlaceholder(file)) unlinkSync(file);
  } catch {
    // The earlier error is the one to report.
  }
}

/** Another file has this name. */
export function occupied(target: string): NogginError {
  return new NogginError('target-occupied', 'Another file has this name', { details: { path: target } });
}
