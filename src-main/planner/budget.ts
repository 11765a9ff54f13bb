import { memoryAsSold } from '../../src-preload/contract/memory.ts';
import type { Machine } from './machine.ts';
import { fileFor } from './need.ts';

const GiB = 1024 ** 3;

/** A smaller card is no help: the screen takes much of it. */
const leastCardBytes = 2 * GiB;

/** How much memory models may take on a computer, in bytes. */
export interface Budget {
  /** Comfortable in main or unified memory. */
  readonly memoryBytes: number;
  /** The most that runs there when other programs are closed. */
  readonly memoryMostBytes: number;
  /** Comfortable on the graphics card alone; 0 without one. */
  readonly cardBytes: number;
}

/** What models may take. Never less for more memory or a larger card. Pure. */
export function budgetOf(machine: Machine): Budget {
  const total = memoryAsSold(machine.totalMemoryBytes);
  const kept = memoryKept(total);
  const card = machine.cardMemoryBytes ?? 0;
  return {
    memoryBytes: machine.hasUnifiedMemory ? Math.min(total - kept, graphicsShare(total)) : total - kept,
    memoryMostBytes: total - kept / 2,
    // Reserved for screen and driver.
    cardBytes: card < leastCardBytes ? 0 : card - Math.max(0.8 * GiB, card * 0.08),
  };
}

/** Memory that the system and the person's other programs keep: a fifth, and not less than a desktop needs. */
function memoryKept(totalBytes: number): number {
  // Small machines run a lighter desktop. Above, the reserve grows no faster than the memory, so that more memory
  // never leaves less.
  const least = Math.min(3 * GiB, Math.max(2 * GiB, totalBytes - 2.2 * GiB));
  return Math.max(least, totalBytes * 0.2);
}

/** Apple's graphics may take about two thirds of the memory, three quarters above 36 GB (Metal's recommended working set). */
function graphicsShare(totalBytes: number): number {
  return totalBytes <= 36 * GiB ? (totalBytes * 2) / 3 : (totalBytes * 3) / 4;
}

/** Sizes that models are made in, in billions of parameters. */
const familiarBillions = [0.5, 1, 1.5, 2, 3, 4, 6, 8, 12, 14, 20, 24, 32, 48, 70, 100, 120, 200];
/** A 4-bit file (Q4_K_M) has about this many bytes for each parameter. */
const bytesPerParameter = 0.6;

/** Models with about so many billion parameters are comfortable here, as 4-bit files; 0 when even small ones are not. Pure. */
export function comfortableBillions(machine: Machine): number {
  const budget = budgetOf(machine);
  const file = fileFor(Math.max(budget.memoryBytes, budget.cardBytes));
  const billions = file / bytesPerParameter / 1e9;
  return familiarBillions.findLast((size) => size <= billions) ?? 0;
}
