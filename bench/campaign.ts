import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type HelperProcess, startHelper } from './lib/helper-process.ts';
import { freshStart } from './lib/hygiene.ts';
import type { BenchServer } from './lib/server.ts';
import type { SourceFile } from './lib/source.ts';
import { takeTurns } from './lib/take-turns.ts';
import type { Contender, Job, Measurement } from './lib/types.ts';
import type { LineSpec } from './line/relay.ts';
import type { Profile } from './profiles.ts';

/** The results of one contender over all rounds. */
export interface Series {
  readonly contender: Contender;
  /** One result for each round; null where it failed. */
  readonly rounds: readonly (Measurement | null)[];
  /** Failures, in the order of the rounds. */
  readonly failures: readonly string[];
}

export interface Campaign {
  readonly profile: Profile;
  readonly contenders: readonly Contender[];
  readonly source: SourceFile;
  readonly server: BenchServer;
  /** On a real disk; its contents are removed. */
  readonly folder: string;
  readonly rounds: number;
  log(line: string): void;
}

/** Runs every contender once per round; each round begins with another one, so that no contender is always first. */
export async function runCampaign(campaign: Campaign): Promise<readonly Series[]> {
  const { contenders, rounds, log, profile } = campaign;
  const able = new Map(contenders.filter(({ missing }) => missing === null).map((each) => [each.name, each]));
  const results = await takeTurns(
    [...able.keys()],
    rounds,
    (name, round) => runOnce(campaign, able.get(name) as Contender, round),
    (name, round, outcome) => {
      const came = outcome instanceof Error ? `FAILED: ${outcome.message}` : `${outcome.wallS.toFixed(2)} s`;
      log(`${profile.name} round ${round + 1}/${rounds}  ${name}  ${came}`);
    },
  );
  return contenders.map((contender) => ({
    contender,
    ...(results.get(contender.name) ?? { rounds: [], failures: [] }),
  }));
}

async function runOnce(campaign: Campaign, contender: Contender, round: number): Promise<Measurement> {
  const { profile, server, source, folder } = campaign;
  const serverPort = profile.port === 'limited' ? server.limitedPort : server.unlimitedPort;
  const jobAt = (port: number): Job => ({
    url: `http://127.0.0.1:${port}/${source.name}`,
    bytes: source.bytes,
    sha256: source.sha256,
    folder: path.join(folder, 'run'),
  });
  freshStart(jobAt(serverPort).folder, source.bytes);
  await contender.prepare?.(jobAt(serverPort));
  if (profile.line === null) return contender.run(jobAt(serverPort));
  // The seed is the round: all contenders of a round meet the same weather.
  const relay = await startLine({ ...profile.line, toPort: serverPort, seed: round + 1 });
  try {
    return await contender.run(jobAt(Number(relay.firstLine)));
  } finally {
    await relay.stop();
  }
}

function startLine(spec: LineSpec): Promise<HelperProcess> {
  const script = fileURLToPath(new URL('line/relay-process.ts', import.meta.url));
  return startHelper(script, [JSON.stringify(spec)]);
}
