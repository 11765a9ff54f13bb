import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { node24, root } from './places.mjs';
import { Problem, say } from './problem.mjs';
import { run } from './run.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} Locked
 * @typedef {{ packages?: Record<string, Locked> }} Lock
 */

/**
 * Whether what npm installed (its hidden lockfile) is what the lockfile asks for. Contents are compared, not
 * times: a fresh clone gives every file the time of the clone. Optional packages of other platforms may be missing.
 * @param {Lock} wanted package-lock.json
 * @param {Lock} present node_modules/.package-lock.json, which npm writes last
 */
export function isInstalled(wanted, present) {
  const want = wanted.packages ?? {};
  const have = present.packages ?? {};
  const missing = Object.entries(want).some(([place, entry]) => {
    if (place === '') return false;
    const found = have[place];
    if (!found) return !entry.optional && !entry.devOptional;
    return found.version !== entry.version || found.integrity !== entry.integrity;
  });
  return !missing && Object.keys(have).every((place) => place in want);
}

/**
 * @param {string} file
 * @returns {Lock | undefined}
 */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Runs `npm ci` when the install differs from package-lock.json. */
export async function install() {
  const wanted = readLock(path.join(root, 'package-lock.json'));
  if (!wanted)
    throw new Problem('package-lock.json cannot be read: restore it with `git checkout package-lock.json`.');
  const present = readLock(path.join(root, 'node_modules', '.package-lock.json'));
  if (present && isInstalled(wanted, present) && existsSync(node24)) return;
  say('installing packages (npm ci)');
  const { code } = await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, loud: true });
  if (code === 0 && existsSync(node24)) return;
  throw new Problem(
    '`npm ci` failed (see above): check that the npm registry can be reached, then run the same command again.',
  );
}
