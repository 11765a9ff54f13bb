import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { installedVersion } from '../places.mjs';
import { Problem, say } from '../problem.mjs';
import { CARRIED, isCarriedFor, prepareCarried } from './carried.mjs';
import { executableName, failedLately, fetchOfficial, hasOfficial, officialDist } from './official.mjs';

/**
 * @typedef {object} Runtime the Electron that scripts and tests start; script/lib/runtime.ts reads it
 * @property {'override' | 'official' | 'carried'} kind
 * @property {string} version
 * @property {string} executable
 * @property {string | null} packagingDist a folder for electron-builder's `electronDist`; null lets it fetch its own
 * @property {boolean} sandbox false where Chromium's sandbox cannot work: as root on Linux
 */

/**
 * Which runtime to take, given what is there. Pure.
 * @param {{ override: boolean, force: string | undefined, official: boolean, failedLately: boolean, carried: boolean }} facts
 * @returns {'override' | 'official' | 'fetch' | 'carried'} `fetch`: try the official one, then the carried one
 */
export function choose({ override, force, official, failedLately: failed, carried }) {
  if (override) return 'override';
  if (force === 'carried' && carried) return 'carried';
  if (official) return 'official';
  if (force === 'official' || !carried) return 'fetch';
  return failed ? 'carried' : 'fetch';
}

/**
 * Finds or prepares the Electron runtime, in the order: the person's own, the official one, the registry-carried one.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Runtime>}
 */
export async function findRuntime(env = process.env) {
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const force = env['NOGGIN_DEV_RUNTIME'];
  if (force && force !== 'official' && force !== 'carried') {
    throw new Problem('NOGGIN_DEV_RUNTIME must be `official` or `carried`: set it so, or unset it.');
  }
  const carried = isCarriedFor(process.platform, process.arch);
  const choice = choose({
    override: Boolean(override),
    force,
    official: hasOfficial(),
    failedLately: failedLately(),
    carried,
  });
  if (choice === 'override') return overridden(override ?? '');
  if (choice === 'official' || (choice === 'fetch' && (await fetchOfficial()))) return official();
  if (force === 'official' || !carried) {
    throw new Problem(
      `Electron ${installedVersion('electron')} could not be fetched: allow its release host (github.com), set ELECTRON_MIRROR to a host that has it, or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.`,
    );
  }
  const folders = await prepareCarried();
  say(`using the registry-carried Electron ${CARRIED.version} (development and tests only)`);
  return {
    kind: 'carried',
    version: CARRIED.version,
    executable: path.join(folders.dev, 'electron'),
    packagingDist: folders.packaging,
    sandbox: canSandbox(),
  };
}

/** @returns {Runtime} */
function official() {
  return {
    kind: 'official',
    version: installedVersion('electron'),
    executable: path.join(officialDist(), executableName()),
    packagingDist: officialDist(),
    sandbox: canSandbox(),
  };
}

/** @param {string} dist @returns {Runtime} */
function overridden(dist) {
  const folder = path.resolve(dist);
  const executable = path.join(folder, executableName());
  if (!existsSync(executable)) {
    throw new Problem(
      `ELECTRON_OVERRIDE_DIST_PATH holds no ${executableName()}: point it to an unpacked Electron, or unset it.`,
    );
  }
  const about = path.join(folder, 'version');
  const version = existsSync(about)
    ? readFileSync(about, 'utf8').trim().replace(/^v/, '')
    : installedVersion('electron');
  return { kind: 'override', version, executable, packagingDist: folder, sandbox: canSandbox() };
}

function canSandbox() {
  return !(process.platform === 'linux' && process.getuid?.() === 0);
}
