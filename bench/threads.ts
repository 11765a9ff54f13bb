import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../script/lib/runtime.ts';
import { buildBench } from './build.ts';
import { plainHash } from './contenders/floors.ts';
import { curlAlone } from './contenders/shell.ts';
import type { EngineJob } from './engine/job.ts';
import { freshStart } from './lib/hygiene.ts';
import { startServer } from './lib/server.ts';
import { openSources } from './lib/source.ts';
import { median } from './lib/statistics.ts';
import { cpuSecondsOf, runCounted, sumOf } from './lib/thread-costs.ts';
import type { Job } from './lib/types.ts';
import { limitBytesPerSecond } from './profiles.ts';

/** One round, all in seconds. */
type Round = Readonly<Record<(typeof columns)[number][0], number>>;

const columns = [
  ['curlWall', 'curl, wall'],
  ['curlCpu', 'curl, CPU'],
  ['hashCpu', 'the bare hash, CPU'],
  ['engineWall', 'engine, wall'],
  ['writerSystem', 'thread that writes: in the system'],
  ['writerUser', 'thread that writes: its own code'],
  ['hasher', 'thread that hashes'],
  ['others', 'start, ledger, flushes'],
  ['server', 'server'],
  ['floor', 'all of these, spread evenly over the cores'],
] as const;

/**
 * Measures the time of each thread of the engine, beside curl and the bare hash: the unlimited profile, 8 connections.
 * Linux with nginx only.
 * @returns lines of Markdown: medians with the smallest and largest
 */
export async function profileThreads(size: number, rounds: number): Promise<readonly string[]> {
  const folder = path.join(projectRoot, '.cache', 'bench');
  const built = await buildBench();
  const sources = openSources();
  const all: Round[] = [];
  try {
    const source = sources.random(size);
    const server = await startServer(sources.folder, [source.name], limitBytesPerSecond);
    const bareHash = plainHash(path.join(sources.folder, source.name));
    try {
      const url = `http://127.0.0.1:${server.unlimitedPort}/${source.name}`;
      const job: Job = { url, bytes: source.bytes, sha256: source.sha256, folder: path.join(folder, 'run') };
      for (let round = 0; round < rounds; round += 1) {
        freshStart(job.folder, size);
        const curl = await curlAlone.run(job);
        const hash = await bareHash.run(job);
        freshStart(job.folder, size);
        const engine = await runEngine(built.engineNode, { ...job, connections: 8, pauseAt: null });
        const peers = {
          curlWall: curl.wallS,
          curlCpu: curl.cpuS ?? Number.NaN,
          hashCpu: hash.cpuS ?? Number.NaN,
        };
        all.push({ ...peers, ...engine });
      }
    } finally {
      await server.stop();
    }
  } finally {
    sources.remove();
    rmSync(folder, { recursive: true, force: true });
  }
  return [
    `| ${os.availableParallelism()} cores, ${Math.round(size / 1024 / 1024)} MiB, ${rounds} rounds | s |`,
    '| --- | --- |',
    ...columns.map(([key, words]) => `| ${words} | ${figure(all.map((round) => round[key]))} |`),
  ];
}

async function runEngine(script: string, job: EngineJob) {
  const serverBefore = cpuSecondsOf('nginx');
  const { wallS, threads } = await runCounted(script, [JSON.stringify(job)]);
  const server = cpuSecondsOf('nginx') - serverBefore;
  // The two most expensive are the workers: the writing one spends its time in the system, the other in its own code.
  const [writer, hasher] = threads.slice(0, 2).toSorted((a, b) => b.systemS - a.systemS);
  if (writer === undefined || hasher === undefined) throw new Error('The engine ran without its threads');
  const others = threads.slice(2).reduce((sum, cost) => sum + sumOf(cost), 0);
  return {
    engineWall: wallS,
    writerSystem: writer.systemS,
    writerUser: writer.userS,
    hasher: sumOf(hasher),
    others,
    server,
    floor: (sumOf(writer) + sumOf(hasher) + others + server) / os.availableParallelism(),
  };
}

function figure(values: readonly number[]): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return `${median(values).toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}
