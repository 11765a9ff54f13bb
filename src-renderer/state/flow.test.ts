import { expect, test } from 'vitest';
import type { AppSnapshot } from '../../src-preload/contract/snapshot.ts';
import { aDownload } from './fixtures/snapshots.ts';
import { createFlow, keptMs } from './flow.ts';
import type { AppState } from './store.ts';

/** A flow over a store under the test's control. */
function scene() {
  let state: AppState = { phase: 'loading' };
  let listener = (): void => {};
  let nowMs = 1_000_000;
  const source = {
    current: () => state,
    subscribe: (heard: () => void) => {
      listener = heard;
      return () => {};
    },
  };
  const flow = createFlow(source, () => nowMs);
  return {
    flow,
    push: (passedMs: number, ...downloads: AppSnapshot['downloads'][number][]) => {
      nowMs += passedMs;
      state = { phase: 'ready', snapshot: { downloads } as unknown as AppSnapshot };
      listener();
    },
  };
}

test('keeps a sample a second, however often patches come, of the last minutes only', () => {
  const { flow, push } = scene();
  for (let count = 0; count < 50; count += 1) push(200, aDownload());
  expect(flow.samples('first')).toHaveLength(10);
  push(keptMs + 1, aDownload({ bytesPerSecond: 7 }));
  expect(flow.samples('first').map(({ bytesPerSecond }) => bytesPerSecond)).toEqual([7]);
});

test('ignores idle downloads, and notifies listeners of new samples only', () => {
  const { flow, push } = scene();
  let told = 0;
  flow.subscribe(() => {
    told += 1;
  });
  push(1_000, aDownload());
  const before = flow.samples('first');
  push(5_000, aDownload({ state: 'paused' }));
  expect(flow.samples('first')).toBe(before);
  expect(told).toBe(1);
});

test('starts over when the clock goes back, and forgets a removed download', () => {
  const { flow, push } = scene();
  push(0, aDownload());
  push(-60_000, aDownload());
  expect(flow.samples('first')).toHaveLength(1);
  push(1_000);
  expect(flow.samples('first')).toEqual([]);
});

test('keeps the last route to each host', () => {
  const { flow, push } = scene();
  push(0, aDownload({ way: { transport: 'own', proxy: null } }));
  push(1_000, aDownload({ way: { transport: 'own', proxy: 'proxy:8080' } }));
  expect(flow.ways()).toEqual([{ host: 'models.example', way: { transport: 'own', proxy: 'proxy:8080' } }]);
});
