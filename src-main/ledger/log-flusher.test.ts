import path from 'node:path';
import { expect, test } from 'vitest';
import { mountDisk, needsMount } from '../../test/support/disk/test-disk.ts';
import { newDownload } from '../../test/support/ledger-rows.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { openLedger } from './ledger.ts';
import { createLogFlusher } from './log-flusher.ts';

test('C2: what was recorded without waiting is there after a power loss, once it has been flushed', async ({
  skip,
}) => {
  const disk = mountDisk(64 * 1024 * 1024, { canBreakDown: true }) ?? skip(needsMount);
  const file = path.join(disk.folder, 'ledger.sqlite');
  const ledger = openLedger(file);
  ledger.downloads.insert(newDownload('d1'));
  ledger.soon(() => ledger.pieces.record('d1', [{ index: 0, bytes: 10, crc32: 1 }]));
  await createLogFlusher(file).flush();
  disk.breakDown();
  ledger.close();
  disk.loseUnflushed();
  const after = openLedger(file);
  expect(after.downloads.get('d1')?.durableBytes).toBe(10);
  after.close();
});

test('calls during a flush share the one after it', async () => {
  const flusher = createLogFlusher(path.join(tempFolder(), 'ledger.sqlite'));
  const first = flusher.flush();
  const second = flusher.flush();
  expect(second).not.toBe(first);
  expect(flusher.flush()).toBe(second);
  await Promise.all([first, second]);
});

test('a log that is not there is no error of its own', async () => {
  await expect(createLogFlusher(path.join(tempFolder(), 'nowhere')).flush()).resolves.toBeUndefined();
});
