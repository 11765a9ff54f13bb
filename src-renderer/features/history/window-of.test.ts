import fc from 'fast-check';
import { expect, test } from 'vitest';
import { windowOf } from './window-of.ts';

test('at the top, in the middle, at the end, and where the list is below the window', () => {
  expect(windowOf(100, 600, 50, 10_000)).toEqual({ from: 0, to: 16 });
  expect(windowOf(-250_000, 600, 50, 10_000)).toEqual({ from: 4_994, to: 5_018 });
  expect(windowOf(-499_400, 600, 50, 10_000)).toEqual({ from: 9_982, to: 10_000 });
  expect(windowOf(2_000, 600, 50, 10_000)).toEqual({ from: 0, to: 12 });
});

test('whatever is scrolled: what is in sight is drawn, and never more than fits and a few', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000, max: 5_000 }),
      fc.integer({ min: 1, max: 4_000 }),
      fc.integer({ min: 20, max: 200 }),
      fc.nat(20_000),
      (top, height, line, count) => {
        const { from, to } = windowOf(top, height, line, count);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(count);
        expect(to - from).toBeLessThanOrEqual(Math.ceil(height / line) + 14);
        for (let index = 0; index < count; index += Math.max(1, Math.floor(count / 50))) {
          const isInSight = top + (index + 1) * line > 0 && top + index * line < height;
          if (isInSight) expect(index >= from && index < to).toBe(true);
        }
      },
    ),
  );
});
