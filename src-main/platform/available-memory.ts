import { execFile } from 'node:child_process';
import os from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);
const limitMs = 2000;

/**
 * Memory available without swapping, in bytes. Linux and Windows tell it; macOS counts only empty pages as free and
 * keeps most reclaimable memory as file cache.
 */
export async function availableMemory(): Promise<number> {
  if (process.platform !== 'darwin') return os.freemem();
  try {
    const { stdout } = await run('/usr/bin/vm_stat', [], { timeout: limitMs });
    return Math.min(availableOf(stdout) ?? os.freemem(), os.totalmem());
  } catch {
    return os.freemem();
  }
}

/** Reads what `vm_stat` prints; null when that is not known. Pure. */
export function availableOf(printed: string): number | null {
  const pageBytes = Number(/page size of (\d+) bytes/.exec(printed)?.[1]);
  const pages = ['free', 'inactive', 'speculative', 'purgeable'].map((name) => {
    const line = printed.split('\n').find((each) => each.startsWith(`Pages ${name}:`));
    return Number(line?.replaceAll(/\D/g, ''));
  });
  const sum = pages.reduce((all, count) => all + count, 0);
  return Number.isSafeInteger(sum * pageBytes) && sum > 0 ? sum * pageBytes : null;
}
