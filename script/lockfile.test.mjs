import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from './bootstrap/places.mjs';
import { missingOptional, platformOf } from './lockfile.mjs';

test('the lockfile holds every platform’s binaries (else run `node script/lockfile.mjs`)', () => {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  expect(missingOptional(lock.packages)).toEqual({});
});

test('a missing binary is added with the pinned version and its platform', () => {
  const packages = {
    'node_modules/tool': { dev: true, optionalDependencies: { '@tool/cli-win32-x64': '2.0.0' } },
  };
  expect(missingOptional(packages)).toEqual({
    'node_modules/@tool/cli-win32-x64': {
      version: '2.0.0',
      os: ['win32'],
      cpu: ['x64'],
      optional: true,
      dev: true,
    },
  });
});

test.each([
  ['@oxc-parser/binding-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
  ['@oxc-parser/binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'] }],
  ['@oxc-parser/binding-linux-s390x-gnu', { os: ['linux'], cpu: ['s390x'], libc: ['glibc'] }],
  ['@oxc-parser/binding-win32-ia32-msvc', { os: ['win32'], cpu: ['ia32'] }],
  ['@biomejs/cli-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
])('%s has a platform', (name, platform) => {
  expect(platformOf(name)).toEqual(platform);
});
