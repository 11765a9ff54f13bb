import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './runtime.ts';

/**
 * The name of a file for Vitest and Playwright: relative to the project folder, with slashes. An argument that names no
 * file stays unchanged, so that a part of a name and `-t words` work too.
 * @param folder where the person is, which npm leaves for the project folder
 */
export function namedFile(argument: string, folder = process.env['INIT_CWD'] ?? process.cwd()): string {
  const file = [folder, projectRoot].map((base) => path.resolve(base, argument)).find(existsSync);
  if (file === undefined || argument.startsWith('-')) return argument;
  return path.relative(projectRoot, file).replaceAll(path.sep, '/');
}
