import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

/** Processor seconds: in its own code, and in the system on its behalf. */
export interface CpuCost {
  readonly userS: number;
  readonly systemS: number;
}

/** How often the threads are sampled: time after the last sample is lost. */
const lookMs = 20;
/** Clock ticks of `/proc` in a second, on every Linux that Node runs on (man 2 times). */
const ticksPerSecond = 100;

/** The sum of both kinds. */
export function sumOf({ userS, systemS }: CpuCost): number {
  return userS + systemS;
}

/**
 * Runs a script in a Node of its own to its end. Linux only: `/proc` alone gives the time of a thread (man 5 proc).
 * @returns seconds from start to end, and the time of each thread, the most expensive first
 * @throws when the script fails
 */
export async function runCounted(
  script: string,
  args: readonly string[],
): Promise<{ readonly wallS: number; readonly threads: readonly CpuCost[] }> {
  const threads = new Map<string, CpuCost>();
  const startMs = performance.now();
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  const look = (): void => {
    for (const [id, cost] of costsIn(`/proc/${child.pid}/task`)) threads.set(id, cost);
  };
  const timer = setInterval(look, lookMs);
  const [code] = await once(child, 'close');
  clearInterval(timer);
  if (code !== 0) throw new Error(`The engine ended with ${code}`);
  const wallS = (performance.now() - startMs) / 1000;
  return { wallS, threads: [...threads.values()].toSorted((a, b) => sumOf(b) - sumOf(a)) };
}

/** The time of all processes with this name so far, in seconds. */
export function cpuSecondsOf(name: string): number {
  let sum = 0;
  for (const [, cost, named] of costsIn('/proc')) if (named === name) sum += sumOf(cost);
  return sum;
}

/** Of every process or thread in a folder of `/proc`; those that end meanwhile are left out. */
function* costsIn(folder: string): Generator<readonly [id: string, cost: CpuCost, name: string]> {
  for (const id of entriesOf(folder)) {
    const stat = textOf(`${folder}/${id}/stat`);
    // The name is in parentheses and may contain anything; the fields are counted from its end.
    const nameEnd = stat.lastIndexOf(')');
    const fields = stat.slice(nameEnd + 2).split(' ');
    const [user, system] = [Number(fields[11]), Number(fields[12])];
    if (nameEnd < 0 || !Number.isFinite(user) || !Number.isFinite(system)) continue;
    const cost = { userS: user / ticksPerSecond, systemS: system / ticksPerSecond };
    yield [id, cost, stat.slice(stat.indexOf('(') + 1, nameEnd)];
  }
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
