import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import builtIn from '../catalogue/built-in.json' with { type: 'json' };
import { parseCatalogue } from '../catalogue/load.ts';
import { type Candidate, recommend } from './recommend.ts';

const GiB = 1024 ** 3;
const catalogue = parseCatalogue(builtIn, { allowLoopbackHttp: false });
const models = catalogue.models.filter(({ recommendable }) => recommendable);

const candidates = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    bytes: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 1, max: 60 * GiB }) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    rank: fc.integer({ min: 0, max: 100 }),
    demo: fc.constant(false),
  }),
  { minLength: 1, maxLength: 12, selector: ({ id }) => id },
);

function rankOf(list: readonly Candidate[], memory: number): number {
  const id = recommend(list, memory)?.modelId;
  return list.find((candidate) => candidate.id === id)?.rank ?? Number.NaN;
}

describe('the built-in models', () => {
  test.each([
    [2, 'qwen2.5-0.5b-instruct-q4_k_m', 'lightest'],
    [4, 'qwen3-1.7b-q4_k_m', 'best-fit'],
    [6, 'ministral-3-3b-instruct-2512-q4_k_m', 'best-fit'],
    [8, 'qwen3-4b-instruct-2507-q4_k_m', 'best-fit'],
    [12, 'qwen3.5-9b-q4_k_m', 'best-fit'],
    [16, 'qwen3-14b-q4_k_m', 'best-fit'],
    [24, 'gpt-oss-20b-mxfp4', 'best-fit'],
    [32, 'qwen3-30b-a3b-instruct-2507-q4_k_m', 'best-fit'],
    [48, 'qwen3-30b-a3b-instruct-2507-q8_0', 'best-fit'],
    [64, 'qwen3-30b-a3b-instruct-2507-q8_0', 'best-fit'],
    [128, 'qwen3-30b-a3b-instruct-2507-q8_0', 'best-fit'],
  ] as const)('%i GB: %s (%s)', (memory, modelId, kind) => {
    expect(recommend(models, memory * GiB)).toEqual({ modelId, kind });
  });

  test('a machine sold with so much memory, of which some is hidden from the system, gets the same', () => {
    for (const memory of [8, 16, 32, 64]) {
      expect(recommend(models, memory * GiB * 0.965)).toEqual(recommend(models, memory * GiB));
    }
  });
});

describe('any models', () => {
  test('more memory never gets a worse model', () => {
    const memory = fc.integer({ min: GiB, max: 160 * GiB });
    fc.assert(
      fc.property(candidates, memory, memory, (list, a, b) => {
        const known = list.filter(({ bytes }) => bytes !== null);
        fc.pre(known.length > 0);
        const less = recommend(known, Math.min(a, b));
        // The lightest is not chosen for its rank, so it binds only once something is comfortable.
        fc.pre(less?.kind === 'best-fit');
        expect(recommend(known, Math.max(a, b))?.kind).toBe('best-fit');
        expect(rankOf(known, Math.max(a, b))).toBeGreaterThanOrEqual(rankOf(known, Math.min(a, b)));
      }),
      { numRuns: 500 },
    );
  });

  test('the order of the list does not matter to how good the choice is', () => {
    fc.assert(
      fc.property(candidates, fc.integer({ min: GiB, max: 160 * GiB }), (list, memory) => {
        const distinct = list.map((candidate, index) => ({
          ...candidate,
          rank: index,
          bytes: (candidate.bytes ?? 1) + index,
        }));
        expect(rankOf(distinct.toReversed(), memory)).toBe(rankOf(distinct, memory));
      }),
    );
  });

  test('where nothing is comfortable it is the one that needs least, and its size is known', () => {
    const list = [
      { id: 'unknown', bytes: null, rank: 99, demo: false },
      { id: 'big', bytes: 40 * GiB, rank: 50, demo: false },
      { id: 'small', bytes: 20 * GiB, rank: 1, demo: false },
    ];
    expect(recommend(list, 8 * GiB)).toEqual({ modelId: 'small', kind: 'lightest' });
    expect(recommend(list, 256 * GiB)).toEqual({ modelId: 'big', kind: 'best-fit' });
  });

  test('a model of unknown size is the last resort', () => {
    const unknown = { id: 'unknown', bytes: null, rank: 99, demo: false };
    expect(recommend([unknown], 256 * GiB)).toEqual({ modelId: 'unknown', kind: 'lightest' });
  });

  test('the demo goes before all others', () => {
    const demo = { id: 'demo', bytes: 1, rank: 0, demo: true };
    expect(recommend([...models, demo], 64 * GiB)).toEqual({ modelId: 'demo', kind: 'best-fit' });
  });

  test('there is nothing to recommend of nothing', () => {
    expect(recommend([], 8 * GiB)).toBeNull();
  });
});
