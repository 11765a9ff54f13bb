import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** The folder for facts about this install; `npm ci` removes it together with the install. */
export const installCache = path.join(root, 'node_modules', '.cache', 'noggin');

/** The file with the chosen runtime, for every other script: see script/lib/runtime.ts. */
export const runtimeFile = path.join(installCache, 'runtime.json');

/** The project's own Node 24, whatever Node started the bootstrap. */
export const node24 = path.join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/**
 * The person's cache folder for prepared runtimes: it outlives `npm ci` and is shared between clones.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function userCache(env = process.env) {
  const base = env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache');
  return path.join(base, 'noggin-dev');
}

/**
 * The exact version of an installed package.
 * @param {string} name
 * @returns {string}
 */
export function installedVersion(name) {
  return JSON.parse(readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8')).version;
}
