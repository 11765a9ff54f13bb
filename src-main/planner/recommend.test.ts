import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tuning } from '../downloads/tuning.ts';
import type { Candidate } from './candidate.ts';
import { aCandidate, aMachine, firstModels, usual } from './fixtures.ts';
import { planFor } from './plan.ts';
import { roomFor } from './room.ts';

const GiB = 1024 ** 3;
const models: readonly Candidate[] = firstModels;
const sizes = [4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128];

describe('the eight models of the first catalogue', () => {
  test.each([
    // memory; recommended without a card, with one of 8 GB, with one of 24 GB, on Apple silicon
    [4, 'qwen3-0.6b', 'qwen3.5-9b', 'qwen3-30b-a3b-instruct-2507-q4', 'qwen3-0.6b'],
    [6, 'qwen3-1.7b', 'qwen3.5-9b', 'qwen3-30b-a3b-instruct-2507-q4', 'qwen3-1.7b'],
    [8, 'qwen3-4b', 'qwen3.5-9b', 'qwen3-30b-a3b-instruct-2507-q4', 'qwen3-4b'],
    [12, 'qwen3.5-9b', 'qwen3.5-9b', 'qwen3-30b-a3b-instruct-2507-q4', 'qwen3.5-9b'],
    [16, 'qwen3-14b', 'qwen3-14b', 'qwen3-30b-a3b-instruct-2507-q4', 'qwen3.5-9b'],
    [24, 'gpt-oss-20b', 'gpt-oss-20b', 'qwen3-30b-a3b-instruct-2507-q4', 'gpt-oss-20b'],
    [32, ...Array(3).fill('qwen3-30b-a3b-instruct-2507-q4'), 'gpt-oss-20b'],
    [48, ...Array(4).fill('qwen3-30b-a3b-instruct-2507-q4')],
    ...[64, 96, 128].map((memory) => [memory, ...Array(4).fill('qwen3-30b-a3b-instruct-2507-q8')]),
  ] as [number, string, string, string, string][])(
    '%i GB: %s; 8 GB card: %s; 24 GB card: %s; Apple: %s',
    (memory, ...wanted) => {
      const machines = [
        aMachine(memory),
        aMachine(memory, { cardMemoryBytes: 8 * GiB }),
        aMachine(memory, { cardMemoryBytes: 24 * GiB }),
        aMachine(memory, { hasUnifiedMemory: true }),
      ];
      for (const [index, machine] of machines.entries()) {
        const { recommendation } = planFor(models, machine, usual);
        expect(recommendation?.kind).toBe('best-fit');
        expect(recommendation?.modelId).toContain(wanted[index]);
      }
    },
  );

  test('2 GB: the lightest is offered, as nothing is comfortable', () => {
    expect(planFor(models, aMachine(2), usual).recommendation).toMatchObject({
      modelId: 'qwen3-0.6b-q8_0',
      kind: 'lightest',
      limit: 'memory',
    });
  });

  test('memory hidden from the system leaves the recommendation unchanged', () => {
    for (const memory of sizes) {
      const asSeen = planFor(models, aMachine(memory * 0.965), usual).recommendation;
      expect(asSeen).toEqual(planFor(models, aMachine(memory), usual).recommendation);
    }
  });

  test('offers a quick and a most capable model beside the recommended one', () => {
    expect(planFor(models, aMachine(16), usual).recommendation).toMatchObject({
      modelId: 'qwen3-14b-q4_k_m',
      quickId: 'qwen3-1.7b-q4_k_m',
      balancedId: 'qwen3-14b-q4_k_m',
      capableId: 'gpt-oss-20b-mxfp4',
      limit: 'memory',
    });
  });

  test('where the recommended one is the most capable, a lighter one is balanced', () => {
    expect(planFor(models, aMachine(128), usual).recommendation).toMatchObject({
      modelId: 'qwen3-30b-a3b-instruct-2507-q8_0',
      quickId: 'qwen3-1.7b-q4_k_m',
      balancedId: 'qwen3-30b-a3b-instruct-2507-q4_k_m',
      capableId: 'qwen3-30b-a3b-instruct-2507-q8_0',
      limit: 'nothing',
    });
  });

  test('quick is the best model that downloads within five minutes', () => {
    const quickAt = (bytesPerSecond: number) =>
      planFor(models, aMachine(16), { ...usual, bytesPerSecond }).recommendation?.quickId;
    expect(quickAt(100_000_000)).toBe('qwen3.5-9b-q4_k_m');
    expect(quickAt(10_000_000)).toBe('qwen3-4b-instruct-2507-q4_k_m');
    // None arrives in time: the quickest download.
    expect(quickAt(1_000_000)).toBe('qwen3-0.6b-q8_0');
  });

  test('B1: a model larger than the disk space is skipped, and the disk named', () => {
    const machine = aMachine(16, { freeDiskBytes: 6_000_000_000 });
    expect(planFor(models, machine, usual).recommendation).toMatchObject({
      modelId: 'qwen3-4b-instruct-2507-q4_k_m',
      limit: 'disk',
    });
    expect(planFor(models, aMachine(16, { freeDiskBytes: 1_000_000 }), usual).recommendation).toBeNull();
  });

  test('B4: a model too large for FAT32 is skipped, and the drive named', () => {
    const machine = aMachine(64, { largestFileBytes: 4 * GiB - 1 });
    expect(planFor(models, machine, usual).recommendation).toMatchObject({
      modelId: 'qwen3-4b-instruct-2507-q4_k_m',
      limit: 'file-size',
    });
  });

  test('an installed model stays recommended, however full the disk is', () => {
    const machine = aMachine(16, { freeDiskBytes: 0 });
    const here = { ...usual, presentBytes: (id: string) => (id.startsWith('qwen3-14b') ? 9_001_752_960 : 0) };
    expect(planFor(models, machine, here).recommendation?.modelId).toBe('qwen3-14b-q4_k_m');
  });
});

const unsized = fc.constant(null);
const candidates = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    bytes: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 1, max: 60 * GiB }) },
      { weight: 1, arbitrary: unsized },
    ),
    rank: fc.integer({ min: 0, max: 100 }),
    demo: fc.constant(false),
    parameters: fc.constantFrom('8B', '30B (3B active)', null),
    contextLength: fc.constantFrom(null, 2048, 131_072),
    layers: fc.constantFrom(null, 28, 80),
    kvHeads: fc.constantFrom(null, 8),
    headSize: fc.constantFrom(null, 128),
    recommendable: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12, selector: ({ id }) => id },
);
const machines = fc.record({
  totalMemoryBytes: fc.integer({ min: GiB, max: 160 * GiB }),
  hasUnifiedMemory: fc.boolean(),
  cardMemoryBytes: fc.option(fc.integer({ min: 1, max: 48 * GiB })),
  freeDiskBytes: fc.option(fc.integer({ min: 0, max: 200 * GiB })),
  largestFileBytes: fc.option(fc.constant(4 * GiB - 1)),
  cores: fc.constantFrom(null, 2, 8),
  paces: fc.constant([]),
});

describe('any models on any computer', () => {
  test('more memory recommends an equal or better model', () => {
    const memory = fc.integer({ min: GiB, max: 160 * GiB });
    fc.assert(
      fc.property(candidates, machines, memory, memory, (list, machine, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((totalMemoryBytes) => {
          const { rated, recommendation } = planFor(list, { ...machine, totalMemoryBytes }, usual);
          const taken = rated.find(({ candidate }) => candidate.id === recommendation?.modelId);
          return {
            kind: recommendation?.kind,
            pace: Number(taken?.fit.speed !== 'slow'),
            rank: taken?.candidate.rank ?? 0,
          };
        });
        // The lightest is chosen regardless of its rank, so the rule applies only once a model runs well.
        fc.pre(less?.kind === 'best-fit');
        expect(more?.kind).toBe('best-fit');
        expect((more?.pace ?? 0) * 1000 + (more?.rank ?? 0)).toBeGreaterThanOrEqual(
          (less?.pace ?? 0) * 1000 + (less?.rank ?? 0),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('every recommended or alternative model passes the check before a download', () => {
    fc.assert(
      fc.property(candidates, machines, (list, machine) => {
        const around = { ...usual, reserveBytes: tuning.diskReserveBytes };
        const { recommendation } = planFor(list, machine, around);
        const { modelId, quickId, balancedId, capableId } = recommendation ?? {};
        const ids = [modelId, quickId, balancedId, capableId];
        for (const { id, bytes, recommendable } of list.filter((one) => ids.includes(one.id))) {
          const disk = { freeBytes: machine.freeDiskBytes, largestFileBytes: machine.largestFileBytes };
          const room = roomFor({ fileBytes: bytes, presentBytes: 0 }, disk, tuning.diskReserveBytes);
          expect(room.kind, id).toBe('fits');
          expect(recommendable).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('every verdict has a reason that matches its numbers', () => {
    fc.assert(
      fc.property(candidates, machines, (list, machine) => {
        for (const { fit } of planFor(list, machine, usual).rated) {
          const needed = fit.neededBytes;
          switch (fit.reason) {
            case 'size-unknown':
              expect([needed, fit.verdict]).toEqual([null, 'tight']);
              break;
            case 'fits-graphics':
            case 'fits-memory':
              expect(fit.verdict).toBe('comfortable');
              expect(needed).toBeLessThanOrEqual(fit.comfortableBytes);
              break;
            case 'split':
            case 'little-left':
              expect(fit.verdict).toBe('tight');
              expect(needed).toBeGreaterThan(fit.comfortableBytes);
              expect(needed).toBeLessThanOrEqual(fit.mostBytes);
              break;
            case 'beyond-memory':
              expect(fit.verdict).toBe('too-big');
              expect(needed).toBeGreaterThan(fit.mostBytes);
          }
        }
      }),
    );
  });

  test('the order of the list is irrelevant', () => {
    fc.assert(
      fc.property(candidates, machines, (list, machine) => {
        const there = planFor(list, machine, usual).recommendation;
        expect(planFor(list.toReversed(), machine, usual).recommendation).toEqual(there);
      }),
    );
  });

  test('the recommended model leaves spare memory, or fits the card, or is the lightest', () => {
    fc.assert(
      fc.property(candidates, machines, (list, machine) => {
        const { rated, recommendation } = planFor(list, machine, usual);
        fc.pre(recommendation?.kind === 'best-fit');
        const { fit } = rated.find(({ candidate }) => candidate.id === recommendation?.modelId) ?? {};
        expect(fit?.verdict).toBe('comfortable');
        if (fit?.place === 'graphics') return;
        expect(fit?.neededBytes).toBeLessThanOrEqual((fit?.comfortableBytes ?? 0) * 0.85);
      }),
    );
  });

  test('the three choices differ, include the recommended one, and grow in need', () => {
    fc.assert(
      fc.property(candidates, machines, (list, machine) => {
        const { rated, recommendation } = planFor(list, machine, usual);
        fc.pre(recommendation?.kind === 'best-fit' && !list.some(({ demo }) => demo));
        const { modelId, quickId, balancedId, capableId } = recommendation ?? {};
        const three = [quickId, balancedId, capableId].flatMap((id) => id ?? []);
        const found = three.map((id) => rated.find(({ candidate }) => candidate.id === id));
        expect(new Set(three).size).toBe(three.length);
        expect(three).toContain(modelId);
        const [quick, balanced] = [quickId, balancedId].map((id) =>
          found.find((one) => one?.candidate.id === id),
        );
        for (const one of found) expect(one?.fit.verdict).not.toBe('too-big');
        if (quick === undefined) return;
        const next = (balanced ?? found.at(-1))?.fit.neededBytes ?? 0;
        expect(quick.fit.verdict).toBe('comfortable');
        expect(quick.fit.neededBytes).toBeLessThan(next);
      }),
    );
  });
});

describe('the decision', () => {
  const big = aMachine(64);

  test('prefers a usable speed over rank, and names the speed as the limit', () => {
    const dense = aCandidate({ id: 'dense', bytes: 36 * GiB, rank: 90, parameters: '70B' });
    const quick = aCandidate({ id: 'quick', rank: 10 });
    expect(planFor([dense, quick], big, usual).recommendation).toMatchObject({
      modelId: 'quick',
      limit: 'speed',
      capableId: 'dense',
    });
    expect(planFor([dense], big, usual).recommendation?.modelId).toBe('dense');
  });

  test('falls back to the lightest model of known size', () => {
    const list = [
      aCandidate({ id: 'unknown', bytes: null, rank: 99 }),
      aCandidate({ id: 'big', bytes: 40 * GiB }),
      aCandidate({ id: 'small', bytes: 20 * GiB, rank: 1 }),
    ];
    expect(planFor(list, aMachine(8), usual).recommendation).toMatchObject({
      modelId: 'small',
      kind: 'lightest',
    });
  });

  test('takes a model of unknown size last', () => {
    const list = [aCandidate({ id: 'unknown', bytes: null })];
    expect(planFor(list, big, usual).recommendation).toMatchObject({ modelId: 'unknown', kind: 'lightest' });
  });

  test('leaves out a model with an unclear license or access', () => {
    const unsure = aCandidate({ id: 'unsure', rank: 99, recommendable: false });
    expect(planFor([unsure, aCandidate()], big, usual).recommendation?.modelId).toBe('eight');
    expect(planFor([unsure], big, usual).recommendation).toBeNull();
  });

  test('prefers the demo', () => {
    const demo = aCandidate({ id: 'demo', bytes: 1, rank: 0, demo: true });
    expect(planFor([...models, demo], big, usual).recommendation).toMatchObject({ modelId: 'demo' });
  });

  test('is empty for an empty list', () => {
    expect(planFor([], big, usual).recommendation).toBeNull();
  });
});
