import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isCarriedFor, placeInRuntime } from './electron/carried.mjs';
import { failedLately } from './electron/official.mjs';
import { choose } from './electron/runtime.mjs';
import { definesOf, needsOlderNodeApi } from './electron/sqlite.mjs';
import { isInstalled } from './install.mjs';
import { assertIntegrity, integrityOf } from './integrity.mjs';
import { root, userCache } from './places.mjs';
import { Problem } from './problem.mjs';
import { lastLine, run } from './run.mjs';
import { isDebianLike, missingFrom, packagesFor } from './system.mjs';

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'noggin-bootstrap-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('npm ci', () => {
  const wanted = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
      'node_modules/b': { version: '1.0.0', optional: true },
    },
  };

  test('is skipped when everything is there, apart from optional packages of other platforms', () => {
    const present = { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } } };
    expect(isInstalled(wanted, present)).toBe(true);
  });

  test.each([
    ['a package is missing', {}],
    ['a version differs', { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } }],
    ['the content differs', { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-z' } }],
    [
      'a package is left over',
      {
        'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
        'node_modules/old': { version: '1.0.0' },
      },
    ],
  ])('is needed when %s', (_what, packages) => {
    expect(isInstalled(wanted, { packages })).toBe(false);
  });
});

describe('the downloaded package', () => {
  test('is accepted when it is the pinned one', async () => {
    const file = path.join(folder, 'package.tgz');
    writeFileSync(file, 'right');
    await expect(assertIntegrity(file, await integrityOf(file))).resolves.toBeUndefined();
  });

  test('is refused when one byte differs', async () => {
    const file = path.join(folder, 'package.tgz');
    writeFileSync(file, 'right');
    const pinned = await integrityOf(file);
    writeFileSync(file, 'wrong');
    await expect(assertIntegrity(file, pinned)).rejects.toBeInstanceOf(Problem);
  });

  test.each([
    ['Cypress/Cypress', 'electron'],
    ['Cypress/locales/de.pak', 'locales/de.pak'],
    ['Cypress/icudtl.dat', 'icudtl.dat'],
    ['Cypress/resources/app/index.js', undefined],
    ['Cypress/browser_v8_context_snapshot.bin', undefined],
    ['icudtl.dat', undefined],
  ])('%s becomes %s', (name, place) => {
    expect(placeInRuntime(name)).toBe(place);
  });
});

describe('the runtime', () => {
  const bare = { override: false, force: undefined, official: false, failedLately: false, carried: true };
  test.each([
    ['the person’s own comes first', { override: true, official: true, force: 'carried' }, 'override'],
    ['the official one is taken when there', { official: true }, 'official'],
    ['it is fetched when not', {}, 'fetch'],
    ['a failure is remembered', { failedLately: true }, 'carried'],
    ['a failure is not remembered where nothing is carried', { failedLately: true, carried: false }, 'fetch'],
    ['the carried one can be asked for', { official: true, force: 'carried' }, 'carried'],
    ['the official one can be asked for', { failedLately: true, force: 'official' }, 'fetch'],
    ['the carried one cannot be had elsewhere', { force: 'carried', carried: false }, 'fetch'],
  ])('%s', (_what, facts, choice) => {
    expect(choose({ ...bare, ...facts })).toBe(choice);
  });

  test('is bundled for Linux x64 only', () => {
    expect(isCarriedFor('linux', 'x64')).toBe(true);
    expect(isCarriedFor('linux', 'arm64')).toBe(false);
    expect(isCarriedFor('darwin', 'x64')).toBe(false);
  });

  test('a failed fetch is forgotten after half a day, or when the clock was set back', () => {
    const mark = path.join(folder, 'mark');
    const nowMs = 1_800_000_000_000;
    expect(failedLately(mark, nowMs)).toBe(false);
    writeFileSync(mark, '');
    const hoursAgo = (/** @type {number} */ hours) => (nowMs - hours * 3_600_000) / 1000;
    utimesSync(mark, hoursAgo(1), hoursAgo(1));
    expect(failedLately(mark, nowMs)).toBe(true);
    utimesSync(mark, hoursAgo(13), hoursAgo(13));
    expect(failedLately(mark, nowMs)).toBe(false);
    utimesSync(mark, hoursAgo(-1), hoursAgo(-1));
    expect(failedLately(mark, nowMs)).toBe(false);
  });

  test('is cached in the XDG folder', () => {
    expect(userCache({ XDG_CACHE_HOME: '/caches' })).toBe(path.join('/caches', 'noggin-dev'));
    expect(userCache({})).toBe(path.join(os.homedir(), '.cache', 'noggin-dev'));
  });
});

describe('system packages', () => {
  test('a t64 name counts as the package', () => {
    const listing =
      'libgtk-3-0t64 installed\nlibnss3 installed\ndpkg-query: no packages found matching xvfb\n';
    expect(missingFrom(['libgtk-3-0', 'libnss3', 'xvfb'], listing)).toEqual(['xvfb']);
  });

  test('a removed package with leftover settings counts as missing', () => {
    expect(missingFrom(['xvfb'], 'xvfb config-files\n')).toEqual(['xvfb']);
  });

  test('Xvfb is needed without a display only, a compiler for compiling only', () => {
    expect(packagesFor({ display: false, compile: false })).not.toContain('xvfb');
    expect(packagesFor({ display: true, compile: false })).toContain('xvfb');
    expect(packagesFor({ display: false, compile: true })).toContain('g++');
  });

  test('are installed by the workflows before the bootstrap checks for them', () => {
    const words = readFileSync(path.join(root, '.github', 'prepare-linux.sh'), 'utf8').split(/\s+/);
    const listing = words.map((word) => `${word} installed`).join('\n');
    expect(missingFrom(packagesFor({ display: true, compile: false }), listing)).toEqual([]);
  });

  test.each([
    ['ID=debian\n', true],
    ['NAME="x"\nID=ubuntu\nID_LIKE=debian\n', true],
    ['ID=linuxmint\nID_LIKE="ubuntu debian"\n', true],
    ['ID=fedora\nHOME_URL=https://debian.example\n', false],
    ['', false],
  ])('%j is Debian-based: %s', (text, debian) => {
    expect(isDebianLike(text)).toBe(debian);
  });
});

describe('SQLite', () => {
  test('is rebuilt for Electron before 36 only', () => {
    expect(needsOlderNodeApi('33.2.1')).toBe(true);
    expect(needsOlderNodeApi('36.0.0')).toBe(false);
    expect(needsOlderNodeApi('45.4.1')).toBe(false);
  });

  test('is compiled with its package’s own flags', () => {
    const gypi = "# GENERATED\n{\n  'defines': [\n    'SQLITE_DQS=0',\n    'SQLITE_SOUNDEX',\n  ],\n}\n";
    expect(definesOf(gypi)).toEqual(['-DSQLITE_DQS=0', '-DSQLITE_SOUNDEX']);
  });
});

describe('a command', () => {
  test('that fails gives its exit code and output', async () => {
    const { code, output } = await run(process.execPath, [
      '-e',
      'console.error("first\\nno room"); process.exit(3)',
    ]);
    expect([code, lastLine(output)]).toEqual([3, 'no room']);
  });

  test('of npm is quoted without its hint to a log', () => {
    const output =
      'npm error code E404\nnpm error 404 Not Found\nnpm error A complete log of this run can be found in: x\n';
    expect(lastLine(output)).toBe('404 Not Found');
  });

  test('that does not exist is an error', async () => {
    expect((await run('noggin-no-such-program', [])).code).toBe(127);
  });

  test('that takes too long is stopped', async () => {
    expect((await run(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { limitMs: 200 })).code).toBe(
      124,
    );
  });
});
