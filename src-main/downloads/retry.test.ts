import { describe, expect, test } from 'vitest';
import { backoffMs } from './retry.ts';

const limits = { backoffBaseMs: 1000, backoffCapMs: 60_000 };

describe('back-off', () => {
  test('A15: doubles with every failed attempt, up to the cap', () => {
    const ceilings = [1, 2, 3, 4, 5, 6, 7, 8, 60].map((tries) => backoffMs(tries, 1, limits));
    expect(ceilings).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });

  test('A15: has full jitter: anything between zero and the ceiling', () => {
    expect(backoffMs(4, 0, limits)).toBe(0);
    expect(backoffMs(4, 0.25, limits)).toBe(2000);
    expect(backoffMs(4, 0.5, limits)).toBe(4000);
  });

  test('A15: the ten thousandth try still waits a finite time', () => {
    expect(backoffMs(10_000, 0.999, limits)).toBeLessThanOrEqual(60_000);
  });
});
