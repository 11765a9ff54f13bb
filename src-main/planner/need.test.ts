import { expect, test } from 'vitest';
import { aCandidate } from './fixtures.ts';
import { fileFor, needOf } from './need.ts';

const GiB = 1024 ** 3;

test('a known shape gives the context: 2 × layers × heads × size × tokens × 2 bytes', () => {
  const need = needOf(aCandidate({ layers: 36, kvHeads: 8, headSize: 128 }));
  expect(need).toMatchObject({
    contextBytes: 2 * 36 * 8 * 128 * 4096 * 2,
    contextTokens: 4096,
    isContextEstimated: false,
  });
  const { weightsBytes = 0, contextBytes = 0, overheadBytes = 0, totalBytes } = need ?? {};
  expect(totalBytes).toBe(weightsBytes + contextBytes + overheadBytes);
});

test('an unknown shape is estimated: the file, a tenth of it, and 0.8 GiB', () => {
  const need = needOf(aCandidate({ bytes: 1_000_000_000 }));
  expect(need?.isContextEstimated).toBe(true);
  expect(Math.abs((need?.totalBytes ?? 0) - (1_100_000_000 + 0.8 * GiB))).toBeLessThanOrEqual(1);
});

test.each([
  ['1.7B', 1_107_409_472, 28, 8, 128],
  ['8B', 5_027_783_488, 36, 8, 128],
  ['14B', 9_001_752_960, 40, 8, 128],
  ['32B', 19_762_149_024, 64, 8, 128],
  ['70B', 42_520_393_152, 80, 8, 128],
])('%s: the estimate covers the real need', (_name, bytes, layers, kvHeads, headSize) => {
  const known = needOf(aCandidate({ bytes, layers, kvHeads, headSize }));
  expect(needOf(aCandidate({ bytes }))?.totalBytes).toBeGreaterThanOrEqual(known?.totalBytes ?? Number.NaN);
});

test('a model with a short context needs memory for that alone', () => {
  expect(needOf(aCandidate({ contextLength: 2048 }))).toMatchObject({ contextTokens: 2048 });
  expect(needOf(aCandidate({ contextLength: 262_144 }))).toMatchObject({ contextTokens: 4096 });
});

test('an incomplete shape is estimated, and an unknown size has no need', () => {
  expect(needOf(aCandidate({ layers: 36, kvHeads: null, headSize: 128 }))?.isContextEstimated).toBe(true);
  expect(needOf(aCandidate({ bytes: null }))).toBeNull();
});

test('the need of a file inverts to its size', () => {
  expect(needOf(aCandidate({ bytes: Math.round(fileFor(12 * GiB)) }))?.totalBytes).toBeCloseTo(12 * GiB, -2);
  expect(fileFor(0)).toBe(0);
});
