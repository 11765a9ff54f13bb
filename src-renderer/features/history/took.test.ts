import { expect, it } from 'vitest';
import type { StoryMoment } from '../../../src-preload/contract/library.ts';
import { tookOf } from './took.ts';

const at = (atMs: number): StoryMoment => ({
  ...{ seq: atMs, atMs, event: 'transition', state: 'downloading' },
  ...{ reason: null, errorCode: null, durableBytes: 0, note: null },
});

it('a complete download took from its first moment to its last', () => {
  expect(tookOf({ state: 'complete', moments: [at(1000), at(2500), at(9000)] })).toBe(8000);
});

it('an unfinished or unknown download has no duration', () => {
  expect(tookOf({ state: 'failed', moments: [at(1), at(2)] })).toBeNull();
  expect(tookOf({ state: 'complete', moments: [] })).toBeNull();
});

it('a download during which the clock was set back has no duration', () => {
  expect(tookOf({ state: 'complete', moments: [at(5000), at(1000)] })).toBeNull();
});
