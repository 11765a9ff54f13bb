import { expect, test } from 'vitest';
import { activeShare, speedOf } from './speed.ts';

const GB = 1_000_000_000;

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
  expect(speedOf(size * GB, 1, place, 0)).toBe(speed);
});

test('of a mixture of experts only those at work count', () => {
  expect(speedOf(18.6 * GB, 1, 'main', 0)).toBe('slow');
  expect(speedOf(18.6 * GB, activeShare({ parameters: '30B (3B active)' }), 'main', 0)).toBe('fast');
});

test('a card helps as far as it holds the model', () => {
  expect(speedOf(20 * GB, 1, 'split', 0.2)).toBe('slow');
  expect(speedOf(20 * GB, 1, 'split', 0.6)).toBe('usable');
});

test.each([
  ['30B (3B active)', 0.1],
  ['20B (3.6B active)', 0.18],
  ['8B', 1],
  ['tiny', 1],
  ['3B (30B active)', 1],
  [null, 1],
])('%s: the share at work is %d', (parameters, share) => {
  expect(activeShare({ parameters })).toBeCloseTo(share, 10);
});

test('numbers go before words', () => {
  const numbers = { parameters: '8x7B', totalParameters: 47, activeParameters: 13 };
  expect(activeShare(numbers)).toBeCloseTo(13 / 47, 10);
  expect(activeShare({ ...numbers, parameters: '30B (3B active)' })).toBeCloseTo(13 / 47, 10);
  expect(activeShare({ parameters: '8x7B', totalParameters: null, activeParameters: null })).toBe(1);
});
