import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { sleep } from './sleep.ts';

const never = 2 ** 31 - 1;

test('waits for the given time', async () => {
  const { signal } = new AbortController();
  const before = performance.now();
  await sleep(20, signal);
  // A timer may be a millisecond early by this clock.
  expect(performance.now() - before).toBeGreaterThanOrEqual(18);
});

test('C10: ends on an abort, and leaves no listener', async () => {
  const controller = new AbortController();
  const sleeping = sleep(never, controller.signal);
  controller.abort();
  await sleeping;
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
});

test('ends at once after an abort', async () => {
  await sleep(never, AbortSignal.abort());
});

test.each([0, -1])('%i ms is no wait, and an ended wait leaves no listener', async (ms) => {
  const { signal } = new AbortController();
  await sleep(ms, signal);
  await sleep(1, signal);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});
