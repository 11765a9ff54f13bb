import { closeSync, mkdirSync, openSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { NogginError } from '../errors.ts';
import { systemCodeOf } from './system-code.ts';

/** What says that nothing can be written there; a full disk, and all that passes by itself, is told later. */
const closed: ReadonlySet<string> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'ELOOP',
  'ENAMETOOLONG',
]);

/**
 * Tries whether files can be made in Noggin's own folder, which is made if need be: what fails without, fails in ways that
 * nobody understands. Takes a fraction of a millisecond.
 * @returns why not, or null
 */
export function ownFolderTrouble(folder: string): NogginError | null {
  const probe = path.join(folder, `.noggin-${process.pid}.probe`);
  try {
    mkdirSync(folder, { recursive: true });
    closeSync(openSync(probe, 'w'));
    unlinkSync(probe);
    return null;
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === undefined || !closed.has(code)) return null;
    return new NogginError('profile-unwritable', `Nothing can be written to ${folder} (${code})`, {
      details: { folder, systemCode: code },
      cause: error,
    });
  }
}
