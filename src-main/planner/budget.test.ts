import fc from 'fast-check';
import { expect, test } from 'vitest';
import { budgetOf, comfortableBillions } from './budget.ts';
import { aMachine } from './fixtures.ts';

const GiB = 1024 ** 3;

// In GiB: memory, comfortable and the most in main memory, comfortable on Apple silicon, billions of parameters.
test.each([
  [2, 0, 1, 0, 0],
  [4, 2, 3, 2, 1.5],
  [6, 3, 4.5, 3, 3],
  [8, 5, 6.5, 5, 6],
  [12, 9, 10.5, 8, 12],
  [16, 12.8, 14.4, 10.67, 14],
  [24, 19.2, 21.6, 16, 24],
  [32, 25.6, 28.8, 21.33, 32],
  [48, 38.4, 43.2, 36, 48],
  [64, 51.2, 57.6, 48, 70],
  [96, 76.8, 86.4, 72, 120],
  [128, 102.4, 115.2, 96, 120],
])(
  '%i GB: runs well up to %d, at most %d, on Apple silicon %d; about %d billion',
  (memory, comfortable, most, unified, billions) => {
    const machine = aMachine(memory);
    expect(budgetOf(machine).memoryBytes / GiB).toBeCloseTo(comfortable, 5);
    expect(budgetOf(machine).memoryMostBytes / GiB).toBeCloseTo(most, 5);
    expect(budgetOf({ ...machine, hasUnifiedMemory: true }).memoryBytes / GiB).toBeCloseTo(unified, 2);
    expect(comfortableBillions(machine)).toBe(billions);
  },
);

test.each([
  [4, 3.86],
  [8, 7.7],
  [16, 15.4],
  [32, 31.1],
])('%i GB sold equals %d seen by the system', (sold, seen) => {
  expect(budgetOf(aMachine(seen))).toEqual(budgetOf(aMachine(sold)));
});

test('a card counts from 2 GB on, minus what the screen uses', () => {
  const card = (size: number) => budgetOf(aMachine(16, { cardMemoryBytes: size * GiB })).cardBytes / GiB;
  expect([1, 2, 8, 24].map(card)).toEqual([0, 1.2, 7.2, 22.08]);
  expect(budgetOf(aMachine(16)).cardBytes).toBe(0);
});

test('the budget grows with memory and with the card', () => {
  const size = fc.double({ min: 1, max: 600, noNaN: true });
  fc.assert(
    fc.property(size, size, fc.boolean(), (a, b, hasUnifiedMemory) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)].map((total) =>
        budgetOf(aMachine(total, { hasUnifiedMemory, cardMemoryBytes: total * GiB })),
      );
      expect(more?.memoryBytes).toBeGreaterThanOrEqual(less?.memoryBytes ?? Number.NaN);
      expect(more?.memoryMostBytes).toBeGreaterThanOrEqual(less?.memoryMostBytes ?? Number.NaN);
      expect(more?.cardBytes).toBeGreaterThanOrEqual(less?.cardBytes ?? Number.NaN);
    }),
    // The edges: 4 GB, where a lighter desktop is assumed, and marketed sizes.
    {
      numRuns: 2000,
      examples: [
        [4.2, 4.3, false],
        [3.68, 4, false],
        [36, 36.1, true],
        [7.35, 7.37, true],
      ],
    },
  );
});
