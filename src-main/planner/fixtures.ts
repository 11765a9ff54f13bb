import type { Candidate } from './candidate.ts';
import type { Circumstances } from './fit.ts';
import type { Machine } from './machine.ts';

const GiB = 1024 ** 3;

/** For tests: a computer with this much memory (in GiB) and an unknown disk. */
export function aMachine(memoryGiB: number, over: Partial<Machine> = {}): Machine {
  return {
    totalMemoryBytes: memoryGiB * GiB,
    hasUnifiedMemory: false,
    cardMemoryBytes: null,
    freeDiskBytes: null,
    largestFileBytes: null,
    cores: null,
    paces: [],
    ...over,
  };
}

/** For tests: nothing on the disk yet, 512 MB kept free, 50 Mbit/s. */
export const usual: Circumstances = {
  reserveBytes: 512_000_000,
  bytesPerSecond: 6_250_000,
  presentBytes: () => 0,
};

/** For tests: a model of 8 billion parameters in 4 bits, with an unknown shape. */
export function aCandidate(over: Partial<Candidate> = {}): Candidate {
  return { id: 'eight', bytes: 5_000_000_000, rank: 50, demo: false, parameters: '8B', ...over };
}

/** For tests: the eight models of the first catalogue, independent of later ones. */
export const firstModels: readonly (Candidate & { readonly name: string })[] = (
  [
    ['qwen3-0.6b-q8_0', 'Qwen3 0.6B', 639_446_688, 10, '0.6B'],
    ['qwen3-1.7b-q4_k_m', 'Qwen3 1.7B', 1_107_409_472, 20, '1.7B'],
    ['qwen3-4b-instruct-2507-q4_k_m', 'Qwen3 4B', 2_497_281_120, 30, '4B'],
    ['qwen3.5-9b-q4_k_m', 'Qwen3.5 9B', 5_680_522_464, 40, '9B'],
    ['qwen3-14b-q4_k_m', 'Qwen3 14B', 9_001_752_960, 50, '14B'],
    ['gpt-oss-20b-mxfp4', 'gpt-oss 20B', 12_109_566_560, 60, '20B (3.6B active)'],
    ['qwen3-30b-a3b-instruct-2507-q4_k_m', 'Qwen3 30B-A3B Q4', 18_556_686_752, 70, '30B (3B active)'],
    ['qwen3-30b-a3b-instruct-2507-q8_0', 'Qwen3 30B-A3B Q8', 32_483_930_432, 80, '30B (3B active)'],
  ] as const
).map(([id, name, bytes, rank, parameters]) => ({ id, name, bytes, rank, parameters, demo: false }));
