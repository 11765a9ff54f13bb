import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot, type Runtime, runtimeSwitches } from '../../script/lib/runtime.ts';
import type { BuiltBench } from '../build.ts';
import type { EngineJob } from '../engine/job.ts';
import { timedCommand } from '../lib/timed-command.ts';
import type { WordsElectronJob } from './electron-app.ts';
import type { Measured } from './models.ts';
import { measureWindow } from './window.ts';

/** A contender that answers, or downloads meanwhile: numbers by their names. */
export interface WordsContender {
  readonly name: string;
  /** Why it cannot run here; null when it can. */
  readonly missing: string | null;
  /** @param folder empty, on a real disk */
  run(folder: string): Promise<Readonly<Record<string, number>>>;
}

export interface WordsPorts {
  readonly built: BuiltBench;
  /** The Electron to start, or why there is none. */
  readonly runtime: Runtime | string;
  readonly models: Readonly<Record<'pip' | '100m' | 'short', Measured>>;
  /** The download meanwhile. @param connections null: as fast as possible; else this many limited ones */
  download(connections: number | null): Omit<EngineJob, 'folder'>;
}

const modelProcess = path.join(projectRoot, 'out', 'inference', 'model-process.js');
const bare = fileURLToPath(new URL('bare-process.ts', import.meta.url));

/** All contenders, with the compared ones side by side. */
export function wordsContenders(ports: WordsPorts): readonly WordsContender[] {
  const { models } = ports;
  const { runtime } = ports;
  const missing = typeof runtime === 'string' ? runtime : null;
  const each = (['pip', '100m'] as const).flatMap((name): WordsContender[] => [
    {
      ...{ name: `bare-${name}`, missing: null },
      run: (folder) => nodeRun(bare, [JSON.stringify({ ...models[name], folder })], folder),
    },
    {
      ...{ name: `noggin-node-${name}`, missing: null },
      run: (folder) =>
        nodeRun(ports.built.wordsNode, [JSON.stringify({ ...models[name], folder }), modelProcess], folder),
    },
    {
      ...{ name: `noggin-electron-${name}`, missing },
      run: (folder) => electronRun(ports, folder, models[name], null),
    },
    {
      ...{ name: `window-${name}`, missing },
      run: (folder) =>
        measureWindow(models[name].plan.model.path, folder, models[name].questions, name === '100m'),
    },
  ]);
  const speeds = [
    ['loopback', null],
    ['1gbit', connectionsForGigabit],
  ] as const;
  return [
    ...each,
    {
      ...{ name: 'answer-alone', missing },
      run: (folder: string) => electronRun(ports, folder, models.short, null),
    },
    ...speeds.flatMap(([name, connections]): WordsContender[] => [
      {
        ...{ name: `download-alone-${name}`, missing },
        run: (folder) => electronRun(ports, folder, null, ports.download(connections)),
      },
      {
        ...{ name: `both-${name}`, missing },
        run: (folder) => electronRun(ports, folder, models.short, ports.download(connections)),
      },
    ]),
  ];
}

/** Of 40 MiB/s each: together 1 Gbit/s. */
const connectionsForGigabit = 3;

async function nodeRun(
  script: string,
  args: readonly string[],
  folder: string,
): Promise<Readonly<Record<string, number>>> {
  const { output } = await timedCommand(process.execPath, [script, ...args], folder);
  return JSON.parse(output) as Record<string, number>;
}

async function electronRun(
  { built, runtime }: WordsPorts,
  folder: string,
  words: Measured | null,
  download: Omit<EngineJob, 'folder'> | null,
): Promise<Readonly<Record<string, number>>> {
  if (typeof runtime === 'string') throw new Error(runtime);
  const job: WordsElectronJob = {
    ...{ folder, modelProcess },
    words: words === null ? null : { ...words, folder },
    download: download === null ? null : { ...download, folder },
  };
  const result = path.join(folder, '.result.json');
  const args = [...runtimeSwitches(runtime), built.wordsElectron, JSON.stringify(job), result];
  await timedCommand(runtime.executable, args, folder);
  return JSON.parse(readFileSync(result, 'utf8')) as Record<string, number>;
}
