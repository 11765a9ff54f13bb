import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pipFile } from '../../test/support/pip/pip.ts';
import { readLoadFacts } from './load-facts.ts';
import { type LoadFacts, planLoad } from './plan-load.ts';

const GiB = 1024 ** 3;
/** An 8B model: 36 layers, 8 heads of 128 for keys and values, 5 GB. */
const shape = {
  ...{ architecture: 'qwen3', contextLength: 40_960, layers: 36 },
  ...{ kvHeads: 36 * 8, keySize: 128, valueSize: 128 },
};
const facts: LoadFacts = {
  ...{ model: { modelId: 'a', name: 'A', path: '/a.gguf' }, fileBytes: 5e9, shape, freeBytes: 64 * GiB },
  ...{ physicalCores: 8, logicalCores: 16, graphicsBytes: null },
};

test.each([
  ['much memory: the longest', 64, 32_768],
  ['some: less', 8, 8192],
  ['little memory: the shortest', 5.7, 2048],
])('%s context', (_name, free, contextTokens) => {
  expect(planLoad({ ...facts, freeBytes: free * GiB })).toMatchObject({ contextTokens, gpuLayers: 0 });
});

test('too little memory is an error with the numbers, unless the person insists', () => {
  const short = { ...facts, freeBytes: 3 * GiB };
  expect(() => planLoad(short)).toThrow(
    expect.objectContaining({
      code: 'memory-short',
      details: { neededBytes: expect.any(Number), freeBytes: 3 * GiB, contextTokens: 2048 },
    }),
  );
  expect(planLoad(short, { anyway: true })).toMatchObject({ contextTokens: 2048 });
});

test('stays within the model’s context and the requested one', () => {
  const small = { ...facts, shape: { ...shape, contextLength: 512 } };
  expect(planLoad(small).contextTokens).toBe(512);
  const odd = { ...facts, shape: { ...shape, contextLength: 10_000 } };
  expect(planLoad(odd).contextTokens).toBe(10_000);
  expect(planLoad(facts, { mostTokens: 512 }).contextTokens).toBe(512);
});

test.each([
  ['eight cores with hyper-threading', 8, 16, 7],
  ['two cores', 2, 2, 1],
  ['one core', 1, 1, 1],
  ['unknown hyper-threading', null, 16, 7],
  ['unknown, two', null, 2, 1],
  ['unknown, one', null, 1, 1],
  ['eight cores, of which two are available', 8, 2, 1],
])('threads with %s', (_name, physicalCores, logicalCores, threads) => {
  expect(planLoad({ ...facts, physicalCores, logicalCores }).threads).toBe(threads);
});

test('all layers go to a graphics card that holds the whole, and none otherwise', () => {
  expect(planLoad({ ...facts, graphicsBytes: 64 * GiB }).gpuLayers).toBe(37);
  expect(planLoad({ ...facts, graphicsBytes: 4 * GiB }).gpuLayers).toBe(0);
});

test('more memory never shortens the context, and a plan always exists', () => {
  const amount = fc.integer({ min: 0, max: 256 * GiB });
  fc.assert(
    fc.property(amount, amount, fc.boolean(), (one, other, isKnown) => {
      const plan = (freeBytes: number) =>
        planLoad({ ...facts, freeBytes, shape: isKnown ? shape : null }, { anyway: true }).contextTokens;
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      expect(plan(less)).toBeLessThanOrEqual(plan(more));
      expect(plan(less)).toBeGreaterThanOrEqual(2048);
    }),
  );
});

test('a real file yields its facts', async () => {
  const seen = await readLoadFacts({ modelId: 'pip', name: 'Pip', path: pipFile });
  expect(seen).toMatchObject({
    ...{ fileBytes: 1_202_208, logicalCores: expect.any(Number) },
    shape: { architecture: 'llama', contextLength: 512, layers: 3, kvHeads: 12, keySize: 32, valueSize: 32 },
  });
  expect(seen.freeBytes).toBeGreaterThan(0);
  expect(planLoad(seen)).toMatchObject({ contextTokens: 512 });
});

test('a missing part is found before loading', async () => {
  const model = { modelId: 'gone', name: 'Gone', path: '/gone-00001-of-00002.gguf' };
  await expect(readLoadFacts(model)).rejects.toMatchObject({ code: 'not-found' });
});
