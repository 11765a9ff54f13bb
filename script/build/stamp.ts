import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const INPUTS = [
  'src-main',
  'src-preload',
  'src-renderer',
  'script/build',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/**
 * A fingerprint of a build's inputs: names, sizes, and times. It changes when a file is added, changed, or removed;
 * tests are left out.
 */
export function sourcesStamp(root: string): string {
  const hash = createHash('sha256');
  for (const file of INPUTS.flatMap((input) => filesOf(root, input)).sort()) {
    const { size, mtimeMs } = statSync(path.join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function filesOf(root: string, input: string): string[] {
  const place = path.join(root, input);
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [input];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}
