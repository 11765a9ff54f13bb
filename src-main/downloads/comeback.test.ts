import { expect, test } from 'vitest';
import { downloadRow } from '../../test/support/ledger/rows.ts';
import { createComeback } from './comeback.ts';

const minute = 60_000;
const tuning = { comebackFirstMs: minute, comebackMostMs: 8 * minute, comebackForMs: 100 * minute };

function scene(code: 'network' | 'not-found', answers: readonly boolean[] = []) {
  let nowMs = 0;
  const askedAt: number[] = [];
  const row = downloadRow({ state: 'failed', error: { code, message: '' } });
  const comeback = createComeback({
    tuning,
    monotonic: () => nowMs,
    idleMs: () => nowMs,
    isServed: async () => {
      askedAt.push(nowMs / minute);
      return answers[askedAt.length - 1] ?? false;
    },
  });
  comeback.nextInMs(row);
  const pass = async (minutes: number): Promise<boolean> => {
    for (let left = minutes; left > 0; left -= 1) {
      nowMs += minute;
      if (await comeback.isOver(row)) return true;
    }
    return false;
  };
  return { comeback, row, askedAt, pass };
}

test('A40: after a network failure the source is probed ever less often, for a while', async () => {
  const { comeback, row, askedAt, pass } = scene('network');
  expect(comeback.nextInMs(row)).toBe(minute);
  expect(await pass(200)).toBe(false);
  expect(askedAt).toEqual([1, 3, 7, 15, 23, 31, 39, 47, 55, 63, 71, 79, 87, 95]);
  expect(comeback.nextInMs(row)).toBeNull();
  expect(comeback.isWaiting(row)).toBe(false);
});

test('A40: the download resumes when the source answers', async () => {
  const { askedAt, pass } = scene('network', [false, true]);
  expect(await pass(10)).toBe(true);
  expect(askedAt).toEqual([1, 3]);
});

test('A40: a failure that no source can mend is left alone', async () => {
  const { comeback, row, askedAt, pass } = scene('not-found');
  expect(await pass(10)).toBe(false);
  expect([comeback.isWaiting(row), comeback.nextInMs(row), askedAt]).toEqual([false, null, []]);
});
