import { closeSync, mkdirSync, openSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { NogginError } from '../errors.ts';
import { systemCodeOf } from './system-code.ts';

/** Codes that mean a read-only folder; a full disk, and all that passes, is reported later. */
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
 * Checks that Noggin's own folder is writable; creates it if needed. Otherwise later failures are hard to understand.
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
