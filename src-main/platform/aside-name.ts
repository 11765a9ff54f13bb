import path from 'node:path';
import { isNameTaken } from './name-taken.ts';
import { longestNameBytes, shortened } from './short-name.ts';

/**
 * A free name beside a file for setting it aside, with the date: `model (set aside 2026-01-31).gguf`. A name that would
 * become too long loses letters of its own before the date.
 * @param nowMs epoch milliseconds
 */
export function asideName(file: string, nowMs: number): string {
  const { dir, name, ext } = path.parse(file);
  const date = new Date(nowMs).toISOString().slice(0, 10);
  for (let count = 1; ; count += 1) {
    const ending = ` (set aside ${date}${count === 1 ? '' : ` ${count}`})${ext}`;
    const aside = path.join(dir, `${shortened(name, longestNameBytes - Buffer.byteLength(ending))}${ending}`);
    if (!isNameTaken(aside)) return aside;
  }
}
