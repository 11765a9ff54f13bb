import { describe, expect, test } from 'vitest';
import { activeShare } from './active-share.ts';
import { aCandidate } from './fixtures.ts';
import { type MeasuredPace, pacesOf } from './pace.ts';
import { speedOf as classOf, tokenRate } from './speed.ts';

const GB = 1_000_000_000;
/** The speed of a model on a computer with unknown cores. */
const speedOf = (
  model: Parameters<typeof tokenRate>[0],
  place: Parameters<typeof tokenRate>[1],
  onCard: number,
  paces: readonly MeasuredPace[] = [],
) => classOf(tokenRate(model, place, onCard, { paces, cores: null }));

const sized = (gigabytes: number, parameters = '8B') => ({
  ...aCandidate({ parameters }),
  bytes: gigabytes * GB,
});

test.each([
  ['main', 1.1, 'fast'],
  ['main', 5, 'usable'],
  ['main', 9, 'usable'],
  ['main', 20, 'slow'],
  ['unified', 5, 'fast'],
  ['unified', 20, 'usable'],
  ['unified', 42, 'slow'],
  ['graphics', 12, 'fast'],
] as const)('%s memory, a file of %d GB: %s', (place, size, speed) => {
  expect(speedOf(sized(size), place, 0)).toBe(speed);
});

test('a mixture of experts counts its active parameters', () => {
  expect(speedOf(sized(18.6), 'main', 0)).toBe('slow');
  expect(speedOf(sized(18.6, '30B (3B active)'), 'main', 0)).toBe('fast');
});

test('a card speeds up the share it holds', () => {
  expect(speedOf(sized(20), 'split', 0.2)).toBe('slow');
  expect(speedOf(sized(20), 'split', 0.6)).toBe('usable');
});

test.each([
  ['30B (3B active)', 0.1],
  ['Qwen/Qwen3-30B-A3B-GGUF', 0.1],
  ['org/Llama3B-30B', 1],
  ['20B (3.6B active)', 0.18],
  ['8B', 1],
  ['tiny', 1],
  ['3B (30B active)', 1],
  [null, 1],
])('%s: the active share is %d', (parameters, share) => {
  expect(activeShare({ parameters })).toBeCloseTo(share, 10);
});

test('numbers take precedence over the name', () => {
  const numbers = { parameters: '8x7B', totalParameters: 47, activeParameters: 13 };
  expect(activeShare(numbers)).toBeCloseTo(13 / 47, 10);
  expect(activeShare({ ...numbers, parameters: '30B (3B active)' })).toBeCloseTo(13 / 47, 10);
  expect(activeShare({ parameters: '8x7B', totalParameters: null, activeParameters: null })).toBe(1);
});

describe('a speed measured on this computer', () => {
  const pace = (over: Partial<MeasuredPace>): MeasuredPace => ({
    ...{ modelId: 'other', on: 'processor', tokensPerSecond: 2, activeBytes: 5 * GB },
    ...over,
  });

  test('decides for its own model, whatever the size', () => {
    expect(speedOf(sized(20), 'main', 0, [pace({ modelId: 'eight', tokensPerSecond: 16 })])).toBe('fast');
    expect(speedOf(sized(1), 'main', 0, [pace({ modelId: 'eight', tokensPerSecond: 2 })])).toBe('slow');
  });

  test('is scaled to another model by active bytes', () => {
    expect(speedOf(sized(5), 'main', 0)).toBe('usable');
    expect(speedOf(sized(5), 'main', 0, [pace({})])).toBe('slow');
    expect(speedOf(sized(2.5), 'main', 0, [pace({})])).toBe('usable');
    expect(speedOf(sized(5, '30B (3B active)'), 'main', 0, [pace({})])).toBe('fast');
  });

  test('is taken from the nearest size, and at equal distance from the later', () => {
    const slow = pace({ tokensPerSecond: 2, activeBytes: 5 * GB });
    const quick = pace({ tokensPerSecond: 40, activeBytes: 1 * GB });
    expect(speedOf(sized(4), 'main', 0, [slow, quick])).toBe('slow');
    expect(speedOf(sized(1.5), 'main', 0, [slow, quick])).toBe('fast');
    expect(speedOf(sized(5), 'main', 0, [slow, pace({ tokensPerSecond: 20 })])).toBe('fast');
  });

  test('is ignored for another processor, a tiny model, or an unknown share', () => {
    expect(speedOf(sized(5), 'graphics', 0, [pace({})])).toBe('fast');
    expect(speedOf(sized(5), 'main', 0, [pace({ activeBytes: 1_200_000 })])).toBe('usable');
    expect(speedOf(sized(5), 'main', 0, [pace({ activeBytes: null })])).toBe('usable');
  });

  test('is combined where a model is split', () => {
    expect(speedOf(sized(20), 'split', 0.6)).toBe('usable');
    expect(speedOf(sized(20), 'split', 0.6, [pace({})])).toBe('slow');
  });
});

test('verdicts become speeds: with an active share for catalogue models alone', () => {
  const measured = { place: 'processor', tokensPerSecond: 4, bytes: 10 * GB } as const;
  const model = aCandidate({ id: 'mixed', parameters: '30B (3B active)' });
  const unread = { ...measured, modelId: 'odd', place: null };
  expect(
    pacesOf([{ ...measured, modelId: 'mixed' }, { ...measured, modelId: 'elsewhere' }, unread], [model]),
  ).toEqual([
    { modelId: 'mixed', on: 'processor', tokensPerSecond: 4, activeBytes: 1 * GB },
    { modelId: 'elsewhere', on: 'processor', tokensPerSecond: 4, activeBytes: null },
  ]);
});

test('few cores limit the speed before memory does, on the processor alone', () => {
  const rate = (place: 'main' | 'graphics', cores: number | null) =>
    tokenRate(sized(5), place, 0, { paces: [], cores });
  expect(rate('main', 2)).toBeCloseTo(16 / 5);
  expect(rate('main', 16)).toBeCloseTo(40 / 5);
  expect(rate('main', null)).toBeCloseTo(40 / 5);
  expect(rate('graphics', 2)).toBeCloseTo(300 / 5);
});
