import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { mountDisk, needsMount } from '../../test/support/disk/test-disk.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { openLedger } from './ledger.ts';
import { createWalFlusher } from './wal-flusher.ts';

test('C2: a lazy commit survives a power loss once it is flushed', async ({ skip }) => {
  const disk = mountDisk(64 * 1024 * 1024, { canBreakDown: true }) ?? skip(needsMount);
  const file = path.join(disk.folder, 'ledger.sqlite');
  const script = fileURLToPath(new URL('../../test/support/ledger/child.ts', import.meta.url));
  const child = spawn(process.execPath, [script, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const [said] = await once(child.stdout, 'data');
  expect(String(said)).toBe('flushed\n');
  // The power fails: the disk takes nothing more, and no file is closed.
  disk.breakDown();
  child.kill('SIGKILL');
  await closed;
  disk.loseUnflushed();
  const after = openLedger(file);
  expect(after.downloads.get('d1')?.durableBytes).toBe(10);
  after.close();
});

test('calls during a flush share the next one', async () => {
  const flusher = createWalFlusher(path.join(tempFolder(), 'ledger.sqlite'));
  const first = flusher.flush();
  const second = flusher.flush();
  expect(second).not.toBe(first);
  expect(flusher.flush()).toBe(second);
  await Promise.all([first, second]);
});

test('a missing WAL is no error', async () => {
  await expect(createWalFlusher(path.join(tempFolder(), 'nowhere')).flush()).resolves.toBeUndefined();
});
