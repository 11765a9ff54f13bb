import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryNeeded, verdictOf } from './fit.ts';

const GiB = 1024 ** 3;

describe('memory that a model takes', () => {
  test('is more than its file, and nothing is claimed of a file of unknown size', () => {
    expect(memoryNeeded(1_000_000_000)).toBe(Math.round(1_100_000_000 + 0.8 * GiB));
    expect(memoryNeeded(null)).toBe(0);
  });
});

describe('how it fits', () => {
  // The largest need, in GiB, that is comfortable and that is tight, by memory in GiB.
  test.each([
    [4, 2, 3],
    [8, 5, 6.5],
    [12, 9, 10.5],
    [16, 12.8, 14.4],
    [24, 19.2, 21.6],
    [32, 25.6, 28.8],
    [64, 51.2, 57.6],
    [128, 102.4, 115.2],
  ])('%i GB: comfortable up to %d, tight up to %d', (total, comfortable, tight) => {
    const slack = 0.001;
    expect(verdictOf((comfortable - slack) * GiB, total * GiB)).toBe('comfortable');
    expect(verdictOf((comfortable + slack) * GiB, total * GiB)).toBe('tight');
    expect(verdictOf((tight - slack) * GiB, total * GiB)).toBe('tight');
    expect(verdictOf((tight + slack) * GiB, total * GiB)).toBe('too-big');
  });

  test('what needs more than there is, is too big', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 256 }), (total) => {
        expect(verdictOf(total * GiB + 1, total * GiB)).toBe('too-big');
      }),
    );
  });

  test('more memory never fits worse', () => {
    const order = ['too-big', 'tight', 'comfortable'];
    const memory = fc.double({ min: 1, max: 256, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 256, noNaN: true }), memory, memory, (need, a, b) => {
        const less = verdictOf(need * GiB, Math.min(a, b) * GiB);
        const more = verdictOf(need * GiB, Math.max(a, b) * GiB);
        expect(order.indexOf(more)).toBeGreaterThanOrEqual(order.indexOf(less));
      }),
      // Around 4 GB, where a lighter desktop is assumed, is where it can go wrong.
      {
        numRuns: 2000,
        examples: [
          [2.1, 4.2, 4.3],
          [1.5, 4, 4.5],
          [2.9, 4, 5],
        ],
      },
    );
  });
});
