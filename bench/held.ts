import { median, pairedRatio, spread } from './lib/statistics.ts';
import type { Measurement } from './lib/types.ts';
import type { ProfileName } from './profiles.ts';

const MiB = 1024 * 1024;

/** A number measured in every round, or null where it is unknown. */
export type Metric = 'wallS' | 'cpuS' | 'aboveIdleBytes' | 'lastByteToNameS' | 'loopP99Ms' | 'loopMaxMs';

/** One row of numbers: which, of whom, and in which profile. */
export interface Term {
  readonly profile: ProfileName;
  readonly contender: string;
  readonly metric: Metric;
}

/** A requirement for every run of the benchmark. */
export interface Held {
  readonly id: string;
  /**
   * `ratio`: the median of `of / to`, round by round. `median`: of the values. `worst`: the largest value.
   * `growth`: the median of `of` less the median of `to`.
   */
  readonly how: 'ratio' | 'median' | 'worst' | 'growth';
  readonly of: Term;
  /** The reference of a comparison. */
  readonly to: Term | null;
  readonly atMost: number;
}

/** Noggin as the app runs it: up to eight connections, as many as help. */
const inNode = 'noggin-node-8';
const inElectron = 'noggin-electron-8';

const at =
  (profile: ProfileName) =>
  (contender: string, metric: Metric = 'wallS'): Term => ({ profile, contender, metric });
const unlimited = at('unlimited');
const limited = at('limited');
const longline = at('longline');
const dying = at('longline-deaths');

const ratio = (id: string, of: Term, to: Term, atMost: number): Held => ({
  id,
  how: 'ratio',
  of,
  to,
  atMost,
});
const value = (id: string, how: 'median' | 'worst', of: Term, atMost: number): Held => ({
  id,
  how,
  of,
  to: null,
  atMost,
});

/** All requirements, in one place. Seconds, milliseconds, or bytes unless it is a ratio. */
export const held: readonly Held[] = [
  ratio('node/curl', unlimited(inNode), unlimited('curl'), 1.1),
  ratio('electron/curl', unlimited(inElectron), unlimited('curl'), 1.15),
  ratio('electron/curl+openssl', unlimited(inElectron), unlimited('curl+openssl'), 0.75),
  ratio('electron/downloaditem', unlimited(inElectron), unlimited('electron-downloaditem'), 0.65),
  ratio('node/curl+openssl cpu', unlimited(inNode, 'cpuS'), unlimited('curl+openssl', 'cpuS'), 1.3),
  ratio('electron/curl+openssl cpu', unlimited(inElectron, 'cpuS'), unlimited('curl+openssl', 'cpuS'), 1.3),
  value('node last byte to name', 'median', unlimited(inNode, 'lastByteToNameS'), 0.15),
  value('electron last byte to name', 'median', unlimited(inElectron, 'lastByteToNameS'), 0.15),
  value(
    'fourfold size last byte to name',
    'median',
    at('size-fourfold')(inElectron, 'lastByteToNameS'),
    0.15,
  ),
  value('resume at 95 % to verified', 'median', unlimited('noggin-node-resume'), 3),
  value('electron loop p99', 'worst', unlimited(inElectron, 'loopP99Ms'), 12),
  value('electron loop max', 'worst', unlimited(inElectron, 'loopMaxMs'), 60),
  value('electron memory above idle', 'worst', unlimited(inElectron, 'aboveIdleBytes'), 96 * MiB),
  {
    id: 'electron memory growth from half to fourfold size',
    how: 'growth',
    of: at('size-fourfold')(inElectron, 'aboveIdleBytes'),
    to: at('size-half')(inElectron, 'aboveIdleBytes'),
    // Two runs of the same size lie this far apart.
    atMost: 16 * MiB,
  },
  ratio('limited node/aria2c-x8', limited(inNode), limited('aria2c-x8'), 0.6),
  ratio('limited node/one connection', limited(inNode), limited('noggin-node-1'), 0.16),
  ratio('longline node/aria2c-x8', longline(inNode), longline('aria2c-x8'), 0.8),
  ratio('longline-deaths node/aria2c-x8', dying(inNode), dying('aria2c-x8'), 0.6),
  ratio('start/empty window', at('start')('noggin-start'), at('start')('electron-empty'), 1.3),
];

/** The rounds of one contender in one profile; null where a round failed or it could not run. */
export type Rounds = (profile: ProfileName, contender: string) => readonly (Measurement | null)[] | null;

/** The outcome of one requirement. */
export interface Fit {
  /** Null: not measured in this run. */
  readonly value: number | null;
  readonly atMost: number;
  readonly met: boolean;
}

/**
 * Judges every requirement whose profiles were part of this run. One without a measurement, because a contender was
 * missing or failed, counts as unmet: leaving something out never makes a run pass.
 */
export function judgeHeld(
  ran: ReadonlySet<ProfileName>,
  rounds: Rounds,
  table: readonly Held[] = held,
): Record<string, Fit> {
  const applies = ({ of, to }: Held): boolean => ran.has(of.profile) && (to === null || ran.has(to.profile));
  return Object.fromEntries(
    table.filter(applies).map((each) => {
      const to = each.to === null ? [] : numbersOf(each.to, rounds);
      const measured = numberOf(each.how, numbersOf(each.of, rounds), to);
      const met = measured !== null && measured <= each.atMost;
      return [each.id, { value: measured, atMost: each.atMost, met }];
    }),
  );
}

/** The aggregate of the rounds; null where it is unknown. @param b the reference; empty without one */
export function numberOf(
  how: Held['how'],
  a: readonly (number | null)[],
  b: readonly (number | null)[],
): number | null {
  switch (how) {
    case 'ratio':
      return pairedRatio(a, b)?.median ?? null;
    case 'median':
      return spread(a)?.median ?? null;
    case 'worst':
      return spread(a)?.max ?? null;
    case 'growth': {
      const [large, small] = [a, b].map((values) => values.filter((value) => value !== null));
      if (!large?.length || !small?.length) return null;
      return median(large) - median(small);
    }
  }
}

function numbersOf({ profile, contender, metric }: Term, rounds: Rounds): (number | null)[] {
  return (rounds(profile, contender) ?? []).map((round) => (round === null ? null : metricOf(round, metric)));
}

/** One number of a measurement. */
function metricOf(round: Measurement, metric: Metric): number | null {
  if (metric === 'loopP99Ms') return round.loop?.p99Ms ?? null;
  if (metric === 'loopMaxMs') return round.loop?.maxMs ?? null;
  return round[metric];
}
