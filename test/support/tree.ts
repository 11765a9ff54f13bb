import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';

/**
 * Everything below a folder, symlinks as such: paths with a digest of their contents. For a comparison of before and
 * after.
 */
export function treeOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(names.toSorted().map((name) => [name, contentOf(path.join(folder, name))]));
}

function contentOf(file: string): string {
  const facts = lstatSync(file);
  if (facts.isSymbolicLink()) return `-> ${readlinkSync(file)}`;
  return facts.isFile() ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'folder';
}
