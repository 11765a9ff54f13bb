import { lstatSync } from 'node:fs';

/**
 * Whether anything has this name: a file, a folder, or a symlink, dangling ones included. `existsSync` follows
 * symlinks and would call such a name free; a rename would then destroy the link.
 */
export function isNameTaken(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
