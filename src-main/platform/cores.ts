import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const limitMs = 2000;
const processors = '/sys/devices/system/cpu';

/** Cores that reckon, and processors as the system counts them. */
export interface Cores {
  /** Null where it cannot be told; on Apple's processors the fast ones. */
  readonly physical: number | null;
  readonly logical: number;
}

/** Looks at the processor of this computer. */
export async function readCores(): Promise<Cores> {
  return { physical: await physicalCores().catch(() => null), logical: os.availableParallelism() };
}

async function physicalCores(): Promise<number | null> {
  if (process.platform === 'linux') {
    const names = (await readdir(processors)).filter((name) => /^cpu\d+$/.test(name));
    const siblings = await Promise.all(
      names.map((name) =>
        readFile(path.join(processors, name, 'topology', 'thread_siblings_list'), 'utf8').catch(() => null),
      ),
    );
    // Those that are switched off have none.
    const cores = new Set(siblings.filter((each) => each !== null));
    return cores.size > 0 ? cores.size : null;
  }
  if (process.platform !== 'darwin') return null;
  const names = ['hw.perflevel0.physicalcpu', 'hw.physicalcpu'];
  for (const name of names) {
    const printed = await run('/usr/sbin/sysctl', ['-n', name], { timeout: limitMs }).catch(() => null);
    const count = Number(printed?.stdout.trim());
    if (Number.isSafeInteger(count) && count > 0) return count;
  }
  return null;
}
