import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installedVersion, node24, root, userCache } from '../places.mjs';
import { say } from '../problem.mjs';
import { run } from '../run.mjs';

const FORGET_AFTER_MS = 12 * 60 * 60 * 1000;
/** Enough for 120 MB on a slow line; the fetch itself notices a refused or unknown host at once. */
const FETCH_LIMIT_MS = 5 * 60 * 1000;

/** Where the electron package puts its distribution. */
export function officialDist() {
  return path.join(root, 'node_modules', 'electron', 'dist');
}

/** The executable inside an Electron distribution of this platform. @param {NodeJS.Platform} [platform] */
export function executableName(platform = process.platform) {
  if (platform === 'darwin') return path.join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** Whether the complete official distribution of the pinned version is there. */
export function hasOfficial() {
  try {
    const version = readFileSync(path.join(officialDist(), 'version'), 'utf8').trim().replace(/^v/, '');
    const electron = path.join(root, 'node_modules', 'electron');
    return version === installedVersion('electron') && existsSync(path.join(electron, 'path.txt'));
  } catch {
    return false;
  }
}

function failureMark() {
  return path.join(userCache(), `electron-${installedVersion('electron')}-not-reached`);
}

/**
 * Whether fetching it failed within the last hours, so that trying again would only cost time.
 * @param {string} [mark] @param {number} [nowMs]
 */
export function failedLately(mark = failureMark(), nowMs = Date.now()) {
  try {
    const ageMs = nowMs - statSync(mark).mtimeMs;
    return ageMs >= 0 && ageMs < FORGET_AFTER_MS;
  } catch {
    return false;
  }
}

/** Fetches the official distribution with electron's own installer. @returns whether it is there now */
export async function fetchOfficial() {
  say(`fetching Electron ${installedVersion('electron')}`);
  const script = path.join(root, 'node_modules', 'electron', 'install.js');
  const { code } = await run(node24, [script], { cwd: root, limitMs: FETCH_LIMIT_MS });
  if (code === 0 && hasOfficial()) return true;
  mkdirSync(userCache(), { recursive: true });
  writeFileSync(failureMark(), '');
  return false;
}
