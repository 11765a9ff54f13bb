import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DownloadState, DownloadView } from '../../src-preload/contract/downloads.ts';
import { createTally, overallProgress } from './overall-progress.ts';

let count = 0;
function download(state: DownloadState, receivedBytes: number, totalBytes: number | null): DownloadView {
  count += 1;
  return {
    id: String(count),
    state,
    receivedBytes,
    totalBytes,
    actions: [] as const,
    heldUntilMs: null,
  } as unknown as DownloadView;
}

test('without downloads there is no progress', () => {
  expect(overallProgress([])).toEqual({ value: -1, mode: 'normal', isActive: false, scheduled: 0 });
});

test('the progress is the share of bytes of all active downloads', () => {
  expect(overallProgress([download('downloading', 30, 100), download('verifying', 100, 100)])).toEqual({
    value: 0.65,
    mode: 'normal',
    isActive: true,
    scheduled: 0,
  });
});

test('inactive downloads are left out', () => {
  expect(overallProgress([download('downloading', 50, 100), download('paused', 0, 1000)]).value).toBe(0.5);
});

test('paused and failed downloads keep their bar, and let the computer sleep', () => {
  expect(overallProgress([download('paused', 25, 100)])).toEqual({
    value: 0.25,
    mode: 'paused',
    isActive: false,
    scheduled: 0,
  });
  expect(overallProgress([download('failed', 25, 100)])).toMatchObject({
    mode: 'error',
    isActive: false,
    scheduled: 0,
  });
});

test('scheduled downloads are inactive, let the computer sleep, and are counted', () => {
  const held = { ...download('pending', 25, 100), heldUntilMs: 5 };
  expect(overallProgress([held])).toEqual({ value: 0.25, mode: 'paused', isActive: false, scheduled: 1 });
  const both = overallProgress([held, download('downloading', 50, 100)]);
  expect(both).toEqual({ value: 0.5, mode: 'normal', isActive: true, scheduled: 1 });
});

test('an unknown size is indeterminate', () => {
  expect(overallProgress([download('downloading', 25, null)]).value).toBeGreaterThan(1);
});

test('C16: incremental sums equal full ones', () => {
  const state = fc.constantFrom(
    'pending',
    'downloading',
    'verifying',
    'paused',
    'failed',
    'complete',
    'gone',
  );
  const change = fc.record({
    id: fc.integer({ min: 0, max: 5 }),
    state,
    receivedBytes: fc.integer({ min: 0, max: 100 }),
    totalBytes: fc.option(fc.integer({ min: 100, max: 200 })),
  });
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const tally = createTally();
      const all = new Map<string, DownloadView>();
      for (const { id, ...rest } of changes) {
        const view = { id: String(id), actions: [], ...rest } as unknown as DownloadView;
        if (rest.state === 'gone') tally.remove(view.id);
        else tally.put(view);
        if (rest.state === 'gone' || rest.state === 'complete') all.delete(view.id);
        else all.set(view.id, view);
        expect(tally.progress()).toEqual(overallProgress([...all.values()]));
      }
    }),
  );
});
