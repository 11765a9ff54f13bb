import os from 'node:os';
import type { HardwareView } from '../../src-preload/contract/computer.ts';
import type { ComputerView } from '../../src-preload/contract/snapshot.ts';
import { comfortableBillions } from '../planner/budget.ts';
import { machineOf } from '../planner/machine.ts';
import { freeBytes } from '../platform/disk.ts';

/**
 * What this computer is. Memory comes from the system itself: a page is told at most 8 GB.
 * @param modelsFolder the free room asked for is that of its disk
 * @param hardware what a closer look has found; null while it is taken
 */
export async function readComputer(
  modelsFolder: string,
  hardware: HardwareView | null = null,
): Promise<ComputerView> {
  const cpus = os.cpus();
  const { platform } = process;
  const seen = {
    totalMemoryBytes: os.totalmem(),
    freeMemoryBytes: os.freemem(),
    freeDiskBytes: await freeBytes(modelsFolder),
    modelsFolder,
    processor: cpus[0]?.model.trim() || null,
    cores: cpus.length,
    platform: platform === 'linux' || platform === 'darwin' || platform === 'win32' ? platform : 'other',
    hardware,
  } as const;
  return { ...seen, comfortableBillions: comfortableBillions(machineOf(seen)) };
}
