import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildApp } from '../../script/build.ts';
import { projectRoot, type Runtime } from '../../script/lib/runtime.ts';
import { pipFile } from '../../test/support/pip/pip.ts';
import { buildBench } from '../build.ts';
import type { Fit } from '../held.ts';
import { freshStart } from '../lib/hygiene.ts';
import { startServer } from '../lib/server.ts';
import { openSources } from '../lib/source.ts';
import { type Spread, spread } from '../lib/statistics.ts';
import { takeTurns } from '../lib/take-turns.ts';
import type { BenchOptions } from '../options.ts';
import { limitBytesPerSecond } from '../profiles.ts';
import { type WordsContender, wordsContenders } from './contenders.ts';
import { judgeWords, type WordsRounds } from './held.ts';
import { measureMemory } from './memory.ts';
import { measuredModels } from './models.ts';

const MiB = 1024 * 1024;
/** Memory that a run allocates beforehand: for the larger model, and its processes. */
const touchedBytes = 512 * MiB;
/** The largest size of the download meanwhile: 17 s at 1 Gbit/s. */
const largestBytes = 2048 * MiB;

/** The results of one contender over all rounds. */
interface WordsRow {
  /** Why it was not measured, or null. */
  readonly skipped: string | null;
  readonly failures: readonly string[];
  readonly numbers: Readonly<Record<string, Spread>>;
}

/** All results about answers, as `--json` writes them. */
export interface WordsSummary {
  readonly cores: number;
  readonly rounds: number;
  /** The number of answers over which the memory was measured. */
  readonly answers: number;
  readonly contenders: Readonly<Record<string, WordsRow>>;
  readonly ratios: Readonly<Record<string, Fit>>;
}

/** Measures answers: their speed, their delay, and other work meanwhile. Needs a display. */
export async function runWords(
  options: BenchOptions,
  runtime: Runtime | string,
  log: (line: string) => void,
): Promise<WordsSummary> {
  const target = path.join(projectRoot, '.cache', 'bench', 'words');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'noggin-words-'));
  const remove = (): void => {
    for (const each of [folder, target]) rmSync(each, { recursive: true, force: true });
  };
  process.once('exit', remove);
  await buildApp();
  const built = await buildBench();
  const sources = openSources();
  try {
    const source = sources.random(Math.min(options.size, largestBytes));
    const server = await startServer(sources.folder, [source.name], limitBytesPerSecond);
    try {
      const models = await measuredModels(folder);
      const portOf = (isLimited: boolean) => (isLimited ? server.limitedPort : server.unlimitedPort);
      const all: readonly WordsContender[] = [
        ...wordsContenders({
          ...{ built, runtime, models },
          download: (connections) => ({
            ...{ bytes: source.bytes, sha256: source.sha256, pauseAt: null, connections: connections ?? 8 },
            url: `http://127.0.0.1:${portOf(connections !== null)}/${source.name}`,
          }),
        }),
      ].filter(({ name }) => options.only === null || options.only.includes(name));
      const able = new Map(all.filter(({ missing }) => missing === null).map((each) => [each.name, each]));
      const runIn = (run: (folder: string) => Promise<Readonly<Record<string, number>>>, bytes: number) => {
        freshStart(target, bytes);
        return run(target);
      };
      const isDownload = (name: string): boolean => /^(download|both)-/.test(name);
      const turns = await takeTurns(
        [...able.keys()],
        options.rounds,
        (name) =>
          runIn(
            (at) => able.get(name)?.run(at) ?? Promise.reject(),
            isDownload(name) ? source.bytes : touchedBytes,
          ),
        (name, round, outcome) =>
          log(`words round ${round + 1}/${options.rounds}  ${name}  ${shown(outcome)}`),
      );
      const rounds = new Map<string, WordsRounds>([...turns].map(([name, turn]) => [name, turn.rounds]));
      const failures = new Map([...turns].map(([name, turn]) => [name, turn.failures as readonly string[]]));
      const memory = 'window-memory';
      const isMemory = options.only === null || options.only.includes(memory);
      if (isMemory && typeof runtime !== 'string') {
        try {
          const measure = (at: string) => measureMemory(pipFile, at, options.answers, log);
          rounds.set(memory, [await runIn(measure, touchedBytes)]);
        } catch (error) {
          failures.set(memory, [error instanceof Error ? error.message : String(error)]);
        }
      }
      const names = [...all.map(({ name }) => name), ...(isMemory ? [memory] : [])];
      const rowOf = (name: string): WordsRow => ({
        skipped: all.find((each) => each.name === name)?.missing ?? null,
        failures: failures.get(name) ?? [],
        numbers: numbersOf(rounds.get(name) ?? []),
      });
      return {
        ...{ cores: os.availableParallelism(), rounds: options.rounds, answers: options.answers },
        contenders: Object.fromEntries(names.map((name) => [name, rowOf(name)])),
        ratios: judgeWords(rounds),
      };
    } finally {
      await server.stop();
    }
  } finally {
    sources.remove();
    process.off('exit', remove);
    remove();
  }
}

function numbersOf(rounds: WordsRounds): Record<string, Spread> {
  const names = new Set(rounds.flatMap((round) => Object.keys(round ?? {})));
  const found = [...names].map(
    (name) => [name, spread(rounds.map((round) => round?.[name] ?? null))] as const,
  );
  return Object.fromEntries(found.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

function shown(outcome: Readonly<Record<string, number>> | Error): string {
  if (outcome instanceof Error) return `FAILED: ${outcome.message}`;
  return Object.entries(outcome)
    .map(([name, value]) => `${name} ${value.toFixed(3)}`)
    .join('  ');
}
