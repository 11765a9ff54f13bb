import os from 'node:os';
import type { ComputerView } from '../../src-preload/contract/snapshot.ts';
import { freeBytes } from '../platform/disk.ts';

/**
 * What this computer is. Memory comes from the system itself: a page is told at most 8 GB.
 * @param modelsFolder the free room asked for is that of its disk
 */
export async function readComputer(modelsFolder: string): Promise<ComputerView> {
  const cpus = os.cpus();
  const { platform } = process;
  return {
    totalMemoryBytes: os.totalmem(),
    freeDiskBytes: await freeBytes(modelsFolder),
    modelsFolder,
    processor: cpus[0]?.model.trim() || null,
    cores: cpus.length,
    platform: platform === 'linux' || platform === 'darwin' || platform === 'win32' ? platform : 'other',
  };
}
