import type { Series } from './campaign.ts';
import { type Fit, judgeHeld } from './held.ts';
import { pairedRatio, type Spread, spread } from './lib/statistics.ts';
import type { Measurement, Role } from './lib/types.ts';
import type { ProfileName } from './profiles.ts';
import type { WordsSummary } from './words/run.ts';

/** The results of one contender over all rounds; seconds, bytes, milliseconds. */
export interface ContenderSummary {
  readonly role: Role;
  /** Why it was not measured, or null. */
  readonly skipped: string | null;
  readonly failures: readonly string[];
  readonly wallS: Spread | null;
  readonly cpuS: Spread | null;
  readonly peakBytes: Spread | null;
  readonly aboveIdleBytes: Spread | null;
  readonly lastByteToNameS: Spread | null;
  readonly loopP99Ms: Spread | null;
  readonly loopMaxMs: Spread | null;
}

export interface ProfileSummary {
  readonly contenders: Readonly<Record<string, ContenderSummary>>;
  /** Wall times compared round by round, by `ours/theirs`. */
  readonly ratios: Readonly<Record<string, number>>;
}

/** The whole run, as `--json` writes it. */
export interface BenchResult {
  /** Whether every requirement of the profiles that ran was met. */
  readonly ok: boolean;
  readonly sizeBytes: number;
  readonly profiles: Readonly<Record<string, ProfileSummary>>;
  readonly ratios: Readonly<Record<string, Fit>>;
  /** Of answers; null where they were not measured. */
  readonly words: WordsSummary | null;
}

/** Computes the result of all rounds. */
export function summarize(
  sizeBytes: number,
  runs: ReadonlyMap<ProfileName, readonly Series[]>,
  words: WordsSummary | null,
): BenchResult {
  const ratios = judgeHeld(
    new Set(runs.keys()),
    (profile, name) => runs.get(profile)?.find(({ contender }) => contender.name === name)?.rounds ?? null,
  );
  const profiles = Object.fromEntries([...runs].map(([name, series]) => [name, summarizeProfile(series)]));
  const verdicts = [...Object.values(ratios), ...Object.values(words?.ratios ?? {})];
  return { ok: verdicts.every(({ met }) => met), sizeBytes, profiles, ratios, words };
}

function summarizeProfile(series: readonly Series[]): ProfileSummary {
  const contenders = series.map((each) => [each.contender.name, summarizeContender(each)] as const);
  return { contenders: Object.fromEntries(contenders), ratios: ratiosOf(series) };
}

function summarizeContender({ contender, rounds, failures }: Series): ContenderSummary {
  const over = (pick: (round: Measurement) => number | null) =>
    spread(rounds.map((round) => (round === null ? null : pick(round))));
  return {
    role: contender.role,
    skipped: contender.missing,
    failures,
    wallS: over((round) => round.wallS),
    cpuS: over((round) => round.cpuS),
    peakBytes: over((round) => round.peakBytes),
    aboveIdleBytes: over((round) => round.aboveIdleBytes),
    lastByteToNameS: over((round) => round.lastByteToNameS),
    loopP99Ms: over((round) => round.loop?.p99Ms ?? null),
    loopMaxMs: over((round) => round.loop?.maxMs ?? null),
  };
}

/** Ours against every other, and against the best other of the same round. */
function ratiosOf(series: readonly Series[]): Record<string, number> {
  const walls = (each: Series): (number | null)[] => each.rounds.map((round) => round?.wallS ?? null);
  const ours = series.filter(({ contender }) => contender.role === 'noggin');
  const others = series.filter(({ contender }) => contender.role !== 'noggin');
  const peers = others.filter(({ contender }) => contender.role === 'peer').map(walls);
  const bestPeer = (ours[0]?.rounds ?? []).map((_, round) => {
    const known = peers.map((values) => values[round] ?? null).filter((value) => value !== null);
    return known.length === 0 ? null : Math.min(...known);
  });
  const found: Record<string, number> = {};
  for (const our of ours) {
    const add = (name: string, theirs: (number | null)[]): void => {
      const ratio = pairedRatio(walls(our), theirs);
      if (ratio !== null) found[`${our.contender.name}/${name}`] = ratio.median;
    };
    add('best peer', bestPeer);
    for (const other of others) add(other.contender.name, walls(other));
  }
  return found;
}
