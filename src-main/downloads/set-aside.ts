import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { diskError } from '../platform/disk-errors.ts';

/**
 * Moves a file out of the way under a dated name beside it; nothing is deleted and nothing overwritten.
 * @param nowMs epoch milliseconds, for the name
 * @returns the new path
 * @throws NogginError of the disk
 */
export function setAside(file: string, nowMs: number): string {
  const { dir, name, ext } = path.parse(file);
  const date = new Date(nowMs).toISOString().slice(0, 10);
  for (let count = 1; ; count += 1) {
    const aside = path.join(dir, `${name} (set aside ${date}${count === 1 ? '' : ` ${count}`})${ext}`);
    if (existsSync(aside)) continue;
    try {
      renameSync(file, aside);
      return aside;
    } catch (error) {
      throw diskError(error);
    }
  }
}
