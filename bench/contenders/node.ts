import path from 'node:path';
import type { BuiltBench } from '../build.ts';
import type { EngineJob, EngineResult } from '../engine/job.ts';
import { timedCommand } from '../lib/timed-command.ts';
import type { Contender, Job, Measurement } from '../lib/types.ts';

const children = path.join(import.meta.dirname, '..', 'children');

async function runScript(job: Job, script: string, args: readonly string[]): Promise<Measurement> {
  const cost = await timedCommand(process.execPath, [script, ...args], job.folder);
  const { lastByteToNameS } = JSON.parse(/\{[^{}]*\}\s*$/.exec(cost.output)?.[0] ?? '') as Pick<
    EngineResult,
    'lastByteToNameS'
  >;
  return { ...cost, lastByteToNameS, aboveIdleBytes: null, loop: null };
}

/** `fetch` piped to a file, then a second pass. */
export const naiveNode: Contender = {
  name: 'naive-node',
  role: 'peer',
  missing: null,
  run: (job) => runScript(job, path.join(children, 'naive-node.ts'), [JSON.stringify(job)]),
};

/** ipull, then the hash. */
export function ipull(connections: number): Contender {
  return {
    name: `ipull-${connections}`,
    role: 'peer',
    missing: null,
    run: (job) => runScript(job, path.join(children, 'ipull.ts'), [JSON.stringify(job), String(connections)]),
  };
}

function engine(built: BuiltBench, job: Job, connections: number, pauseAt: number | null) {
  const whole: EngineJob = { ...job, connections, pauseAt };
  return runScript(job, built.engineNode, [JSON.stringify(whole)]);
}

/** Noggin's engine as a whole process of plain Node, its start and end included. */
export function nogginNode(built: BuiltBench, connections: number): Contender {
  return {
    name: `noggin-node-${connections}`,
    role: 'noggin',
    missing: null,
    run: (job) => engine(built, job, connections, null),
  };
}

/** The share that is there already when a resume is measured. */
const resumedShare = 0.95;

/** A new process of Noggin's engine that resumes a download at 95 %. */
export function nogginResume(built: BuiltBench): Contender {
  return {
    name: 'noggin-node-resume',
    role: 'reference',
    missing: null,
    prepare: async (job) => {
      await engine(built, job, 1, resumedShare);
    },
    run: (job) => engine(built, job, 1, null),
  };
}
