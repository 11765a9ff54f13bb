import { lstatSync } from 'node:fs';

/**
 * Whether anything has this name: a file, a folder, or a link, also one that leads nowhere just now (to a drive that is
 * not plugged in, say). `existsSync` follows links and takes such a name for free: a rename would then destroy the link.
 */
export function isNameTaken(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
