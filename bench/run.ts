import { rmSync } from 'node:fs';
import path from 'node:path';
import { projectRoot, type Runtime, readRuntime } from '../script/lib/runtime.ts';
import { buildBench } from './build.ts';
import { runCampaign, type Series } from './campaign.ts';
import { startServer } from './lib/server.ts';
import { isInMemory, memoryFolder, openSources } from './lib/source.ts';
import { costMissing } from './lib/timed-command.ts';
import type { BenchOptions } from './options.ts';
import { limitBytesPerSecond, type ProfileName, profileOf } from './profiles.ts';
import { type BenchResult, summarize } from './summary.ts';
import { runWords } from './words/run.ts';

/** Runs all requested measurements. @param log gets a line for each run and for everything missing */
export async function runBench(options: BenchOptions, log: (line: string) => void): Promise<BenchResult> {
  const runtime = electronRuntime();
  const runs = options.profiles.length === 0 ? new Map() : await runProfiles(options, runtime, log);
  const words = options.words ? await runWords(options, runtime, log) : null;
  return summarize(options.size, runs, words);
}

async function runProfiles(
  options: BenchOptions,
  runtime: Runtime | string,
  log: (line: string) => void,
): Promise<ReadonlyMap<ProfileName, readonly Series[]>> {
  const folder = path.join(projectRoot, '.cache', 'bench');
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder);
  const built = await buildBench();
  const profiles = options.profiles.map(profileOf);
  const sources = openSources();
  try {
    const files = new Map<ProfileName, ReturnType<typeof sources.random>>();
    for (const { name, sparse, bytesOf } of profiles) {
      const bytes = Math.floor(bytesOf(options.size));
      files.set(name, sparse ? await sources.sparse(bytes) : sources.random(bytes));
    }
    const names = [...files.values()].map((file) => file.name);
    const server = await startServer(sources.folder, names, limitBytesPerSecond);
    log(`Server: ${server.about}. Source in memory: ${memoryFolder === null ? 'NO' : 'yes'}.`);
    if (costMissing !== null) log(`NOT MEASURED: ${costMissing}`);
    if (isInMemory(projectRoot)) log('NOT HONEST: the target lies in memory, not on a disk');
    try {
      const runs = new Map<ProfileName, readonly Series[]>();
      for (const profile of profiles) {
        const source = files.get(profile.name);
        if (source === undefined) continue;
        const all = profile.contenders({ built, runtime, sourceFolder: sources.folder, source });
        const contenders = all.filter(({ name }) => options.only === null || options.only.includes(name));
        for (const { name, missing } of contenders) if (missing !== null) log(`SKIPPED ${name}: ${missing}`);
        const { rounds } = options;
        runs.set(
          profile.name,
          await runCampaign({ profile, contenders, source, server, folder, rounds, log }),
        );
      }
      return runs;
    } finally {
      await server.stop();
    }
  } finally {
    sources.remove();
    process.off('exit', removeFolder);
    removeFolder();
  }
}

/** The Electron that the bootstrap prepared, or why there is none. */
function electronRuntime(): Runtime | string {
  try {
    return readRuntime();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
