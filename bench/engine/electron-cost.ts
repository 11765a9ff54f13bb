import { readFileSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { app } from 'electron';
import type { Measurement } from '../lib/types.ts';
import type { EngineResult } from './job.ts';

/** The timer whose lateness is the delay, minus its own period. */
const periodMs = 1;
/** The start of the app settles first, so that it is not counted as the job's. */
const settleMs = 1500;

/** Does the job and measures its cost for this process, and Electron's others, from the command to the final name. */
export async function measureJob(run: () => Promise<EngineResult>): Promise<Measurement> {
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const idleBytes = process.memoryUsage.rss();
  const peak = watchPeak();
  const cpuBefore = allCpuSeconds();
  const loop = monitorEventLoopDelay({ resolution: periodMs });
  loop.enable();
  const result = await run();
  loop.disable();
  const cpuAfter = allCpuSeconds();
  const peakBytes = peak();
  const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - periodMs);
  return {
    wallS: result.wallS,
    cpuS: cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore,
    peakBytes,
    aboveIdleBytes: peakBytes - idleBytes,
    lastByteToNameS: result.lastByteToNameS,
    loop: { p99Ms: late(loop.percentile(99)), maxMs: late(loop.max) },
  };
}

/** Clears the kernel's record of the peak memory where it can, else samples it often. */
function watchPeak(): () => number {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
    return () => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
  } catch {
    let peakBytes = process.memoryUsage.rss();
    const timer = setInterval(() => {
      peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
    }, 25);
    return () => {
      clearInterval(timer);
      return peakBytes;
    };
  }
}

/** Processor seconds so far of this process and of Electron's others (network service, GPU), or null if unknown. */
function allCpuSeconds(): number | null {
  const { user, system } = process.cpuUsage();
  let seconds = (user + system) / 1e6;
  for (const { pid, cpu } of app.getAppMetrics()) {
    if (pid === process.pid) continue;
    if (cpu.cumulativeCPUUsage === undefined) return null;
    seconds += cpu.cumulativeCPUUsage;
  }
  return seconds;
}
