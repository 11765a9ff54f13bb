import { expect, test } from 'vitest';
import { aMachine, usual } from '../planner/fixtures.ts';
import { planFor } from '../planner/plan.ts';
import builtIn from './built-in.json' with { type: 'json' };
import { parseCatalogue } from './load.ts';

const GiB = 1024 ** 3;
const { models } = parseCatalogue(builtIn, { allowLoopbackHttp: false });
const large = 'qwen3-30b-a3b-instruct-2507-q4_k_m';
const larger = 'qwen3-30b-a3b-instruct-2507-q8_0';

/** Memory in GiB; recommended without a graphics card, with one of 8 GiB, of 24 GiB, and on Apple silicon. */
test.each([
  [4, 'qwen2.5-1.5b-instruct-q4_k_m', 'qwen3.5-9b-q4_k_m', large, 'qwen2.5-1.5b-instruct-q4_k_m'],
  [6, 'qwen3.5-2b-q4_k_m', 'qwen3.5-9b-q4_k_m', large, 'qwen3.5-2b-q4_k_m'],
  [8, 'qwen3-4b-instruct-2507-q4_k_m', 'qwen3.5-9b-q4_k_m', large, 'qwen3-4b-instruct-2507-q4_k_m'],
  [12, 'qwen3.5-9b-q4_k_m', 'qwen3.5-9b-q4_k_m', large, 'qwen3.5-9b-q4_k_m'],
  [16, 'qwen3-14b-q4_k_m', 'qwen3-14b-q4_k_m', large, 'qwen3.5-9b-q4_k_m'],
  [24, 'gpt-oss-20b-mxfp4', 'gpt-oss-20b-mxfp4', large, 'gpt-oss-20b-mxfp4'],
  [32, large, large, large, 'gpt-oss-20b-mxfp4'],
  [48, larger, larger, larger, large],
  [64, larger, larger, larger, larger],
  [96, larger, larger, larger, larger],
  [128, larger, larger, larger, larger],
])('%i-GB computers each get the model that suits them', (memory, ...wanted) => {
  const machines = [
    aMachine(memory),
    aMachine(memory, { cardMemoryBytes: 8 * GiB }),
    aMachine(memory, { cardMemoryBytes: 24 * GiB }),
    aMachine(memory, { hasUnifiedMemory: true }),
  ];
  const recommended = machines.map((machine) => planFor(models, machine, usual).recommendation);
  expect(recommended.map((one) => one?.modelId)).toEqual(wanted);
  for (const one of recommended) {
    expect(one?.kind).toBe('best-fit');
    // A model with an unclear license or access is offered, but never recommended.
    expect(models.find(({ id }) => id === one?.modelId)?.recommendable).toBe(true);
  }
});
