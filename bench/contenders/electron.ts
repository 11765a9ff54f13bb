import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Runtime, runtimeSwitches } from '../../script/lib/runtime.ts';
import type { BuiltBench } from '../build.ts';
import type { ElectronJob } from '../engine/electron-app.ts';
import { timedCommand } from '../lib/timed-command.ts';
import type { Contender, Job, Measurement } from '../lib/types.ts';

/** The needs of every Electron contender. */
export interface ElectronPorts {
  readonly built: BuiltBench;
  /** The Electron to start, or why there is none. */
  readonly runtime: Runtime | string;
}

async function runApp(ports: ElectronPorts, job: ElectronJob): Promise<Measurement> {
  const { built, runtime } = ports;
  if (typeof runtime === 'string') throw new Error(runtime);
  const result = path.join(job.folder, '.result.json');
  const args = [...runtimeSwitches(runtime), built.electronApp, JSON.stringify(job), result];
  await timedCommand(runtime.executable, args, job.folder);
  return JSON.parse(readFileSync(result, 'utf8')) as Measurement;
}

const missing = ({ runtime }: ElectronPorts): string | null => (typeof runtime === 'string' ? runtime : null);
const jobOf = (job: Job, way: ElectronJob['way'], connections: number): ElectronJob => ({
  ...job,
  way,
  connections,
  pauseAt: null,
});

/** Noggin's engine in Electron's main process. */
export function nogginElectron(ports: ElectronPorts, connections: number): Contender {
  return {
    name: `noggin-electron-${connections}`,
    role: 'noggin',
    missing: missing(ports),
    run: (job) => runApp(ports, jobOf(job, 'engine', connections)),
  };
}

/** Electron's own DownloadItem (what electron-dl uses), then the hash in a worker thread. */
export function downloadItem(ports: ElectronPorts): Contender {
  return {
    name: 'electron-downloaditem',
    role: 'peer',
    missing: missing(ports),
    run: (job) => runApp(ports, jobOf(job, 'download-item', 1)),
  };
}
