import { expect, it } from 'vitest';
import { aDownload } from '../../state/fixtures/snapshots.ts';
import { summaryOf } from './summary.ts';

const going = (over: object) =>
  aDownload({ state: 'downloading', totalBytes: 100, receivedBytes: 40, bytesPerSecond: 10, ...over });

it('adds the speeds, and gives the time for all remaining bytes', () => {
  const waiting = going({ id: 'b', state: 'pending', receivedBytes: 0, bytesPerSecond: 0 });
  expect(summaryOf([going({}), waiting])).toMatchObject({ count: 2, bytesPerSecond: 10, secondsLeft: 16 });
});

it('leaves out paused and failed downloads, and offers to resume where possible', () => {
  const paused = going({ id: 'p', state: 'paused', actions: ['resume', 'cancel'], bytesPerSecond: 0 });
  const failed = going({ id: 'f', state: 'failed', actions: ['retry', 'cancel'], bytesPerSecond: 0 });
  expect(summaryOf([going({ actions: ['pause', 'cancel'] }), paused, failed])).toEqual({
    count: 1,
    bytesPerSecond: 10,
    heldUntilMs: null,
    secondsLeft: 6,
    pausable: ['first'],
    resumable: ['p'],
  });
});

it.each([
  ['a size is unknown', [going({}), going({ id: 'b', totalBytes: null })]],
  ['nothing arrives', [going({ bytesPerSecond: 0 })]],
  ['everything has arrived', [going({ receivedBytes: 100 })]],
])('has no time where %s', (_why, downloads) => {
  expect(summaryOf(downloads).secondsLeft).toBeNull();
});

it('gives scheduled downloads no time, and their start where nothing else is active', () => {
  const held = going({ id: 'h', state: 'pending', receivedBytes: 0, bytesPerSecond: 0, heldUntilMs: 9 });
  expect(summaryOf([going({}), held])).toMatchObject({ count: 2, secondsLeft: 6, heldUntilMs: null });
  expect(summaryOf([held])).toMatchObject({ count: 1, secondsLeft: null, heldUntilMs: 9 });
});
