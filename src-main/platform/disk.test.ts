import { statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { freeBytes } from './disk.ts';

test('B1: the free space leaves out the root’s reserve', async () => {
  const folder = tempFolder();
  const disk = statfsSync(folder);
  const free = (await freeBytes(folder)) ?? Number.NaN;
  expect(Math.abs(free - disk.bavail * disk.bsize)).toBeLessThan(2 ** 30);
});

test('B1: a missing folder is judged by the nearest existing parent', async () => {
  const folder = tempFolder();
  const free = (await freeBytes(path.join(folder, 'a', 'b', 'c'))) ?? Number.NaN;
  const disk = statfsSync(folder);
  expect(Math.abs(free - disk.bavail * disk.bsize)).toBeLessThan(2 ** 30);
});

test('B3: a path that can be no folder has an unknown free space', async () => {
  const file = path.join(tempFolder(), 'file');
  writeFileSync(file, '');
  expect(await freeBytes(path.join(file, 'below'))).toBeNull();
});
