import { expect, test } from 'vitest';
import { underCeiling } from './under-ceiling.ts';

const offered = [null, 1000, 2000, 5000];

test.each([
  [null, null, offered, null],
  [2000, null, offered, 2000],
  [null, 3000, [1000, 2000, 3000], 3000],
  [5000, 3000, [1000, 2000, 3000], 3000],
  [1000, 3000, [1000, 2000, 3000], 1000],
  [null, 2000, [1000, 2000], 2000],
  [5000, 500, [500], 500],
])('%s under %s', (own, most, choices, value) => {
  expect(underCeiling(offered, own, most)).toEqual({ choices, value });
});
