import type { ComputerView } from '../../src-preload/contract/snapshot.ts';
import type { MeasuredPace } from './pace.ts';

/** What of a computer decides which models fit. Sizes in bytes; null is unknown. */
export interface Machine {
  readonly totalMemoryBytes: number;
  readonly hasUnifiedMemory: boolean;
  /** The largest memory that one graphics card has of its own; null: none, or unknown. */
  readonly cardMemoryBytes: number | null;
  readonly freeDiskBytes: number | null;
  readonly largestFileBytes: number | null;
  /** Of the processor; null is unknown. */
  readonly cores: number | null;
  /** How fast models answered here; empty where none was asked. */
  readonly paces: readonly MeasuredPace[];
}

/** The computer as the planner sees it; what is not known yet counts for nothing. Pure. */
export function machineOf(
  computer: Pick<ComputerView, 'totalMemoryBytes' | 'freeDiskBytes' | 'cores' | 'hardware'>,
  paces: readonly MeasuredPace[] = [],
): Machine {
  const { hardware } = computer;
  const cards = (hardware?.graphicsCards ?? []).map(({ memoryBytes }) => memoryBytes ?? 0);
  const largest = Math.max(0, ...cards);
  return {
    totalMemoryBytes: computer.totalMemoryBytes,
    hasUnifiedMemory: hardware?.hasUnifiedMemory ?? false,
    cardMemoryBytes: largest > 0 ? largest : null,
    freeDiskBytes: computer.freeDiskBytes,
    largestFileBytes: hardware?.disk.largestFileBytes ?? null,
    cores: computer.cores > 0 ? computer.cores : null,
    paces,
  };
}
