import { renameSync } from 'node:fs';
import { asideName } from '../platform/aside-name.ts';
import { diskError } from '../platform/disk-errors.ts';

/**
 * Moves a file out of the way under a dated name beside it; nothing is deleted and nothing overwritten.
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
