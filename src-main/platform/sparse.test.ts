import { closeSync, ftruncateSync, openSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { mountDisk, needsMount } from '../../test/support/disk/test-disk.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { canSizeUp } from './sparse.ts';

test('where sparse files are supported, a file gets its size without using space', ({ skip }) => {
  const disk = mountDisk(64 * 1024 * 1024, { canBreakDown: false }) ?? skip(needsMount);
  expect(canSizeUp(disk.folder)).toBe(true);
  const file = path.join(disk.folder, 'large');
  const fd = openSync(file, 'w');
  ftruncateSync(fd, 1024 ** 3);
  closeSync(fd);
  expect(statSync(file)).toMatchObject({ size: 1024 ** 3 });
  expect(statSync(file).blocks).toBeLessThan(100);
});

test('without a folder it does nothing', ({ skip }) => {
  if (process.platform === 'win32') skip('always possible there');
  expect(canSizeUp(path.join(tempFolder(), 'nowhere'))).toBe(false);
});
