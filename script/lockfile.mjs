// Completes package-lock.json after `npm install` ran against a registry that lacks some platforms' binaries. npm
// leaves such optional packages out of the lockfile, and its own `npm ci` then calls the lockfile out of sync, here
// and everywhere. Their versions are pinned by the package that asks for them; only their integrity is unknown here.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './bootstrap/places.mjs';

/**
 * @typedef {{ version?: string, optional?: boolean, dev?: boolean, os?: string[], cpu?: string[], libc?: string[],
 *   optionalDependencies?: Record<string, string> }} Locked
 */

/**
 * The optional packages that the lockfile asks for and does not hold, with the entries they should have.
 * @param {Record<string, Locked>} packages
 * @returns {Record<string, Locked>}
 */
export function missingOptional(packages) {
  /** @type {Record<string, Locked>} */
  const missing = {};
  for (const [place, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const nested = `${place}/node_modules/${name}`;
      const hoisted = `node_modules/${name}`;
      if (nested in packages || hoisted in packages) continue;
      missing[hoisted] = {
        version: version.replace(/^[~^]/, ''),
        ...platformOf(name),
        optional: true,
        ...(entry.dev ? { dev: true } : {}),
      };
    }
  }
  return missing;
}

/**
 * The platform a binary package is for, read from its name (`…-linux-x64-musl`), as npm's fields.
 * @param {string} name
 */
export function platformOf(name) {
  const words = name.split(/[/-]/);
  /** @param {string[]} known */
  const pick = (...known) => words.filter((word) => known.includes(word));
  const os = pick('android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32');
  const cpu = pick('arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64');
  const libc = words.includes('musl') ? ['musl'] : pick('gnu').map(() => 'glibc');
  return { os, cpu, ...(os[0] === 'linux' && libc.length > 0 ? { libc } : {}) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = path.join(root, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingOptional(lock.packages);
  const all = Object.entries({ ...lock.packages, ...missing });
  lock.packages = Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b, 'en')));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${Object.keys(missing).length} entries added.`);
}
