import { expect, it } from 'vitest';
import type { StoryMoment } from '../../../src-preload/contract/library.ts';
import { momentWords } from './story-words.ts';

const moment: StoryMoment = {
  seq: 1,
  atMs: 0,
  event: 'move',
  state: 'downloading',
  reason: null,
  errorCode: null,
  durableBytes: 0,
  note: null,
};

it.each<[Partial<StoryMoment>, string]>([
  [{ event: 'start', state: 'pending' }, 'Requested'],
  [{ durableBytes: 5_000_000 }, 'Downloading · 5 MB so far'],
  [{ state: 'complete', durableBytes: 5_000_000 }, 'Done'],
  [{ state: 'paused', reason: 'user' }, 'Paused'],
  [
    { state: 'paused', reason: 'offline' },
    'Paused. You’re offline. The download continues when you’re back.',
  ],
  [{ state: 'pending' }, 'Queued'],
  [
    { state: 'pending', reason: 'hours' },
    'Scheduled. Outside your download hours. The download continues when they begin.',
  ],
  [{ state: 'failed', errorCode: 'slow' }, 'Failed. The server is very slow at the moment.'],
  [{ state: 'failed', errorCode: 'of-the-future' }, 'Failed'],
  [{ event: 'restart' }, 'Started over'],
  [{ state: 'complete', part: 2 }, 'Part 2: Done'],
  [{ event: 'damage' }, 'Damaged pieces found; downloading them again'],
  [{ event: 'set-aside', note: '/models/x' }, 'Another file was set aside'],
  [{ event: 'of-the-future', note: 'Something new' }, 'Something new'],
])('%j is shown as %j', (over, words) => {
  expect(momentWords({ ...moment, ...over })).toBe(words);
});
