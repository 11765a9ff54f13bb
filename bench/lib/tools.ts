import { existsSync } from 'node:fs';
import path from 'node:path';

/** Debian installs servers outside an ordinary user's path. */
const alsoIn = ['/usr/sbin', '/usr/local/sbin', '/sbin'];

/** The program of this name, absolute, or null when it is not installed. */
export function findTool(name: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), ...alsoIn];
  const names = process.platform === 'win32' ? [`${name}.exe`, name] : [name];
  for (const folder of folders) {
    for (const each of names) {
      const file = path.join(folder, each);
      if (folder !== '' && existsSync(file)) return file;
    }
  }
  return null;
}

/** Null when all of them are installed, else the missing ones, for a person. */
export function missingTools(...names: readonly string[]): string | null {
  const missing = names.filter((name) => findTool(name) === null);
  return missing.length === 0 ? null : `${missing.join(' and ')} not installed`;
}
