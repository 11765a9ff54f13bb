import type { Candidate } from './candidate.ts';
import type { Circumstances } from './fit.ts';
import type { Machine } from './machine.ts';

const GiB = 1024 ** 3;

/** For tests: a computer with so much memory (in GiB), about whose disk nothing is known. */
export function aMachine(memoryGiB: number, over: Partial<Machine> = {}): Machine {
  return {
    totalMemoryBytes: memoryGiB * GiB,
    hasUnifiedMemory: false,
    cardMemoryBytes: null,
    freeDiskBytes: null,
    largestFileBytes: null,
    ...over,
  };
}

/** For tests: nothing on the disk yet, 512 MB kept free, 50 Mbit/s. */
export const usual: Circumstances = {
  reserveBytes: 512_000_000,
  bytesPerSecond: 6_250_000,
  presentBytes: () => 0,
};

/** For tests: a model of 8 billion parameters in 4 bits, about whose shape nothing is known. */
export function aCandidate(over: Partial<Candidate> = {}): Candidate {
  return { id: 'eight', bytes: 5_000_000_000, rank: 50, demo: false, parameters: '8B', ...over };
}
