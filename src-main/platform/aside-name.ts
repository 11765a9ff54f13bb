import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * A free name beside a file for setting it aside, with the date: `model (set aside 2026-01-31).gguf`.
 * @param nowMs epoch milliseconds
 */
export function asideName(file: string, nowMs: number): string {
  const { dir, name, ext } = path.parse(file);
  const date = new Date(nowMs).toISOString().slice(0, 10);
  for (let count = 1; ; count += 1) {
    const aside = path.join(dir, `${name} (set aside ${date}${count === 1 ? '' : ` ${count}`})${ext}`);
    if (!existsSync(aside)) return aside;
  }
}
