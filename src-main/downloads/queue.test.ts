import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { setScene, startOther } from '../../test/support/engine/scripted.ts';

test('a late word of a thread is ignored once its job is over, also when the ledger is closed', async () => {
  const late: (() => void)[] = [];
  const { downloads, ledger, transferOf } = setScene({
    verify: (_spec, told, signal) => {
      late.push(() => told(1));
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ kind: 'stopped' }), { once: true });
      });
    },
  });
  const id = startOther(downloads);
  (await transferOf('other')).end({ kind: 'failed', code: 'not-found', message: 'gone', details: {} });
  await expect.poll(() => downloads.find(id)?.state).toBe('failed');
  await setImmediate();
  const told: string[] = [];
  downloads.onChange(({ kind }) => told.push(kind));
  expect(late).toHaveLength(1);
  late[0]?.();
  expect(told).toEqual([]);
  await downloads.stop();
  ledger.close();
  expect(late[0]).not.toThrow();
});
