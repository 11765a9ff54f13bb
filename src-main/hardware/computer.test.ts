import { statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { readComputer } from './computer.ts';

test('reads this computer’s real hardware', async () => {
  const folder = tempFolder();
  const computer = await readComputer(folder);
  expect(computer).toMatchObject({
    totalMemoryBytes: os.totalmem(),
    modelsFolder: folder,
    cores: os.cpus().length,
    platform: process.platform,
  });
  // Other programs write to this disk, too, so the free space is approximate.
  const disk = statfsSync(folder);
  const difference = Math.abs((computer.freeDiskBytes ?? Number.NaN) - disk.bavail * disk.bsize);
  expect(difference).toBeLessThan(2 ** 30);
});

test('B3: a missing models folder is judged by the disk it will be on', async () => {
  const folder = tempFolder();
  const computer = await readComputer(path.join(folder, 'not', 'yet', 'here'));
  expect(computer.freeDiskBytes).toBeGreaterThan(0);
});
