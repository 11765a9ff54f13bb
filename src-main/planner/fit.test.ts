import { describe, expect, test } from 'vitest';
import { assess, fitOf, memoryNeeded } from './fit.ts';
import { aCandidate, aMachine, usual } from './fixtures.ts';

const GiB = 1024 ** 3;

/** A model with a need of exactly this many GiB, by the estimate. */
function needing(gib: number) {
  return aCandidate({ bytes: Math.round(((gib - 0.8) * GiB) / 1.1) });
}

describe('how and where a model runs', () => {
  test.each([
    // need, memory, card, verdict, reason, place
    [5, 8, null, 'comfortable', 'fits-memory', 'main'],
    [5.1, 8, null, 'tight', 'little-left', 'main'],
    [6.6, 8, null, 'too-big', 'beyond-memory', 'main'],
    [7.1, 8, 8, 'comfortable', 'fits-graphics', 'graphics'],
    [7.3, 16, 8, 'comfortable', 'fits-memory', 'split'],
    [12, 8, 8, 'tight', 'split', 'split'],
    [12.4, 8, 8, 'too-big', 'beyond-memory', 'split'],
    // A small card helps little, and a model that runs without it still runs.
    [6.3, 8, 2, 'tight', 'little-left', 'split'],
  ] as const)('%d GiB of %d GB with a card of %s GB: %s, %s, %s', (need, memory, card, ...wanted) => {
    const machine = aMachine(memory, { cardMemoryBytes: card === null ? null : card * GiB });
    const { verdict, reason, place } = assess(needing(need - 0.001), machine, usual);
    expect([verdict, reason, place]).toEqual(wanted);
  });

  test('Apple silicon shares its memory, and graphics get a part', () => {
    const machine = aMachine(16, { hasUnifiedMemory: true });
    expect(assess(needing(10.6), machine, usual)).toMatchObject({ verdict: 'comfortable', place: 'unified' });
    expect(assess(needing(10.7), machine, usual)).toMatchObject({ verdict: 'tight', place: 'unified' });
  });

  test('an unknown size is never comfortable, and has no numbers', () => {
    const fit = assess(aCandidate({ bytes: null }), aMachine(512), usual);
    expect(fit).toMatchObject({ verdict: 'tight', reason: 'size-unknown', neededBytes: null, speed: null });
    expect(fit).toMatchObject({ downloadSeconds: null, room: { kind: 'fits' } });
  });
});

describe('the numbers behind a verdict', () => {
  test('add up, and include their limits', () => {
    const fit = assess(aCandidate(), aMachine(16), usual);
    const { weightsBytes, contextBytes, overheadBytes } = fit;
    expect((weightsBytes ?? 0) + (contextBytes ?? 0) + (overheadBytes ?? 0)).toBe(fit.neededBytes);
    expect(fit.comfortableBytes).toBeCloseTo(12.8 * GiB, 0);
    expect(fit.mostBytes).toBeCloseTo(14.4 * GiB, 0);
  });

  test('give the download time for the missing bytes at the measured speed', () => {
    const candidate = aCandidate({ bytes: 5_000_000_000 });
    expect(assess(candidate, aMachine(16), usual).downloadSeconds).toBe(800);
    const half = { ...usual, presentBytes: () => 2_500_000_000 };
    expect(assess(candidate, aMachine(16), half).downloadSeconds).toBe(400);
  });
});

test('a file outside the catalogue is judged by the same rules', () => {
  const fit = assess(aCandidate(), aMachine(16), usual);
  expect(memoryNeeded(5_000_000_000)).toBe(fit.neededBytes);
  expect(memoryNeeded(null)).toBe(0);
  expect([5, 6.4, 6.6].map((need) => fitOf(need * GiB, aMachine(8)))).toEqual([
    'comfortable',
    'tight',
    'too-big',
  ]);
});
