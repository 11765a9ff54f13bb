import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from '../../script/build.ts';
import { projectRoot, type Runtime, runtimeSwitches } from '../../script/lib/runtime.ts';
import type { Contender, Job, Measurement } from '../lib/types.ts';

/** Starts in one run of a contender. The fastest is its time: other load on the machine can only add to it. */
const starts = 5;
/** How long the first start stays: the hardware probe begins a second after the window, and takes one or two. */
const firstStartMs = 10_000;
/** After this a start has failed, in milliseconds. */
const longestMs = 60_000;

const probe = fileURLToPath(new URL('../start/probe.cjs', import.meta.url));
const empty = fileURLToPath(new URL('../start/empty', import.meta.url));

/** The built Noggin with a used profile: to the window that shows the present state. */
export function nogginStart(runtime: Runtime | string): Contender {
  const start = (job: Job) => startOnce(runtime, projectRoot, job);
  return {
    ...contender('noggin-start', 'noggin', runtime, start),
    // The very first start creates the profile and probes the hardware; it happens once.
    prepare: async (job) => {
      await buildApp();
      await startOnce(runtime, projectRoot, job, firstStartMs);
    },
  };
}

/** An Electron window with one sentence: the lower bound for any Electron app. */
export function emptyStart(runtime: Runtime | string): Contender {
  const start = (job: Job) => startOnce(runtime, empty, job);
  return {
    ...contender('electron-empty', 'floor', runtime, start),
    prepare: async (job) => {
      await start(job);
    },
  };
}

function contender(
  name: string,
  role: Contender['role'],
  runtime: Runtime | string,
  start: (job: Job) => Promise<number>,
): Contender {
  return {
    name,
    role,
    missing: typeof runtime === 'string' ? runtime : null,
    run: async (job): Promise<Measurement> => {
      const seconds: number[] = [];
      for (let count = 0; count < starts; count += 1) seconds.push(await start(job));
      const nothing = {
        cpuS: null,
        peakBytes: null,
        aboveIdleBytes: null,
        lastByteToNameS: null,
        loop: null,
      };
      return { wallS: Math.min(...seconds), ...nothing };
    },
  };
}

/** Seconds from the start of the process to a usable window. @throws when none comes */
async function startOnce(
  runtime: Runtime | string,
  app: string,
  { folder }: Job,
  stayMs = 0,
): Promise<number> {
  if (typeof runtime === 'string') throw new Error(runtime);
  const home = path.join(folder, 'home');
  mkdirSync(home, { recursive: true });
  const env = {
    ...process.env,
    NOGGIN_HOME: home,
    NOGGIN_MODELS_DIR: path.join(folder, 'models'),
    XDG_CONFIG_HOME: home,
    NOGGIN_BENCH_STAY_MS: String(stayMs),
  };
  const begin = Date.now();
  const child = spawn(runtime.executable, [...runtimeSwitches(runtime), '-r', probe, app], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: longestMs,
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await once(child, 'close');
  const usable = /^usable (\d+)$/m.exec(said)?.[1];
  if (usable === undefined) throw new Error('No window came that could be used');
  return (Number(usable) - begin) / 1000;
}
