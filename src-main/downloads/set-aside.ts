import { renameSync } from 'node:fs';
import { asideName } from '../platform/aside-name.ts';
import { diskError } from '../platform/disk-errors.ts';

/**
 * Renames a file in the way to a dated name beside it; deletes and overwrites nothing.
 * @param nowMs epoch milliseconds, for the name
 * @returns the new path
 * @throws NogginError of the disk
 */
export function setAside(file: string, nowMs: number): string {
  const aside = asideName(file, nowMs);
  try {
    renameSync(file, aside);
    return aside;
  } catch (error) {
    throw diskError(error);
  }
}
