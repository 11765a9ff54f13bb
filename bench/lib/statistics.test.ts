import { expect, test } from 'vitest';
import { median, pairedRatio, percentile, spread } from './statistics.ts';

test('the median is the middle, or the mean of the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([10, 2, 4, 8])).toBe(6);
  expect(median([3])).toBe(3);
  expect(() => median([])).toThrow(RangeError);
});

test('a spread leaves out unknown values', () => {
  expect(spread([3, null, 1])).toEqual({ median: 2, min: 1, max: 3 });
  expect(spread([null, null])).toBeNull();
});

test('ratios are taken per round, so a slow round cancels out', () => {
  // The third round was ten times slower for both.
  expect(pairedRatio([1, 2, 10], [2, 2, 20])).toEqual({ median: 0.5, min: 0.5, max: 1 });
});

test('a round with an unknown or a zero is left out', () => {
  expect(pairedRatio([1, null, 3, 4], [2, 2, null, 0])).toEqual({ median: 0.5, min: 0.5, max: 0.5 });
  expect(pairedRatio([null], [1])).toBeNull();
});

test('a percentile is the nearest rank', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([percentile(values, 0.95), percentile(values, 1), percentile([7], 0.5)]).toEqual([95, 100, 7]);
  expect(() => percentile([], 0.5)).toThrow(RangeError);
});
