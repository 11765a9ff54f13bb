import os from 'node:os';
import { expect, test } from 'vitest';
import { availableMemory, availableOf } from './available-memory.ts';

test('on macOS it is the free and the reclaimable pages', () => {
  const printed = `Mach Virtual Memory Statistics: (page size of 16384 bytes)
Pages free:                               10000.
Pages active:                            400000.
Pages inactive:                          300000.
Pages speculative:                         5000.
Pages throttled:                              0.
Pages wired down:                        150000.
Pages purgeable:                           1000.
`;
  expect(availableOf(printed)).toBe(316_000 * 16_384);
  expect(availableOf('something else')).toBeNull();
});

test('it is positive and within the total', async () => {
  const bytes = await availableMemory();
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(os.totalmem());
});
