import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from './lib/runtime.ts';
import { importedPackages, shippedPackages } from './lib/shipped.ts';
import { isAllowed } from './licences/allowed.ts';
import { listFile, type ThirdParty } from './licences/list.ts';
import { thirdPartyPage } from './licences/page.ts';

const list = JSON.parse(readFileSync(path.join(projectRoot, listFile), 'utf8')) as ThirdParty;
const shipped = shippedPackages(projectRoot);

test('the list of licenses is current: run `npm run licences` when it is not', () => {
  const named = list.packages.map(({ name, version }) => `${name}@${version}`);
  expect(named).toEqual(shipped.map(({ name, version }) => `${name}@${version}`));
  expect(readFileSync(path.join(projectRoot, 'THIRD-PARTY.md'), 'utf8')).toBe(thirdPartyPage(list));
});

test('every shipped license is allowed, and its text included', () => {
  expect(list.packages.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
  for (const { text } of list.packages) expect(list.texts[text]?.length).toBeGreaterThan(100);
});

test('imported packages are found with their dependencies, and all are in the lockfile', () => {
  const names = shipped.map(({ name }) => name);
  for (const name of importedPackages(projectRoot)) expect(names).toContain(name);
  expect(names).toEqual(expect.arrayContaining(['electron', 'react', 'scheduler', 'zod', 'better-sqlite3']));
  expect(names).not.toContain('vite');
  expect(names).not.toContain('@electron/get');
});

test('every package of the lockfile has a hash, except tools’ binaries of other platforms', () => {
  const { packages } = JSON.parse(readFileSync(path.join(projectRoot, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, { integrity?: string; inBundle?: true; optional?: true; link?: true }>>;
  };
  const isLoose = (folder: string): boolean => !packages[folder]?.integrity?.startsWith('sha512-');
  expect(shipped.filter(({ folder }) => isLoose(folder))).toEqual([]);
  const others = Object.keys(packages).filter((folder) => folder !== '' && isLoose(folder));
  // The registry that made the lockfile lacked them: script/lockfile.mjs.
  // Links lead to a folder of this project: build/no-package.
  const isKnown = (folder: string): boolean => {
    const { optional, inBundle, link } = packages[folder] ?? {};
    return optional === true || inBundle === true || link === true;
  };
  expect(others.filter((folder) => !isKnown(folder))).toEqual([]);
});

test('requested versions are exact', () => {
  const own = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as Readonly<
    Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>
  >;
  const versions = Object.values({ ...own.dependencies, ...own.devDependencies });
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-only', false],
  ['MIT*', false],
  ['UNKNOWN', false],
  ['', false],
])('%s: %o', (licence, allowed) => {
  expect(isAllowed(licence)).toBe(allowed);
});
