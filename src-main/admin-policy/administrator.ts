import { lstatSync, realpathSync, type Stats } from 'node:fs';
import path from 'node:path';

/** Root, whose files an ordinary person cannot make. */
const root = 0;
/** The group of administrators on macOS, whose members may do what root may. */
const macAdministrators = 80;
const writableByGroup = 0o020;
const writableByAll = 0o002;
const sticky = 0o1000;

/**
 * Why a file may be of somebody who is no administrator; null where only administrators can have written it, put it there,
 * or exchanged a folder above it. For systems with owners and modes.
 * @param facts of the file as it was opened
 * @param administrator an id beside root's that counts as one; for tests
 */
export function notByAdministrator(
  file: string,
  facts: Pick<Stats, 'uid' | 'gid' | 'mode'>,
  administrator: number = root,
): string | null {
  const isTheirs = ({ uid }: Pick<Stats, 'uid'>): boolean => uid === root || uid === administrator;
  const isOpen = ({ gid, mode }: Pick<Stats, 'gid' | 'mode'>): boolean =>
    (mode & writableByAll) !== 0 || ((mode & writableByGroup) !== 0 && !isTheirGroup(gid));
  if (!isTheirs(facts)) return 'it does not belong to an administrator';
  if (isOpen(facts)) return 'others than administrators can write to it';
  for (const folder of foldersAbove(file)) {
    const found = lstatSync(folder);
    if (!isTheirs(found)) return `the folder ${folder} does not belong to an administrator`;
    // Where only the owner of an entry can exchange it, others do no harm.
    if (isOpen(found) && (found.mode & sticky) === 0) return `others can write to the folder ${folder}`;
  }
  return null;
}

function isTheirGroup(gid: number): boolean {
  return gid === root || (process.platform === 'darwin' && gid === macAdministrators);
}

/** Of the name that was asked for and of the file that it leads to, from the nearest on. */
function foldersAbove(file: string): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const name of [file, realpathSync(file)]) {
    let folder = path.dirname(path.resolve(name));
    while (!folders.has(folder)) {
      folders.add(folder);
      folder = path.dirname(folder);
    }
  }
  return folders;
}
