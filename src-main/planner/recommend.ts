import type { FitView, RecommendationLimit } from '../../src-preload/contract/computer.ts';
import type { RecommendationView } from '../../src-preload/contract/snapshot.ts';
import type { Candidate } from './candidate.ts';

/** A model with how it fits. */
export interface Rated {
  readonly candidate: Candidate;
  readonly fit: FitView;
}

/** A lighter alternative takes at most this share of the memory; anything closer is no relief. */
const lighterShare = 0.7;
/** What is recommended takes at most this share of what is comfortable in main memory: the rest is for a long day. */
const easyShare = 0.85;
/** As long as somebody waits who wants to begin at once, in seconds. */
const quickSeconds = 5 * 60;

/**
 * The best model that is comfortable here with memory to spare, at a pace that can be lived with where there is one, and
 * that the disk takes; when none is, the one that needs least. With the choice between a quick, a balanced and the most
 * capable one. The order of the list decides nothing. Null when the disk takes none, or there is none. Pure.
 */
export function recommend(all: readonly Rated[]): RecommendationView | null {
  const takeable = all.filter(({ candidate, fit }) => isTrusted(candidate) && fit.room.kind === 'fits');
  const demo = takeable.find(({ candidate }) => candidate.demo);
  if (demo !== undefined) return alone(demo, 'best-fit', 'nothing');
  const comfortable = takeable.filter(({ fit }) => fit.verdict === 'comfortable').toSorted(byQuality);
  const best = comfortable.find(isEasy);
  if (best === undefined) {
    const lightest = takeable.toSorted(byNeed)[0];
    return lightest === undefined ? null : alone(lightest, 'lightest', limitOf(null, all));
  }
  const stronger = takeable
    .filter((rated) => rated.candidate.rank > best.candidate.rank && isStretch(rated))
    .toSorted(byQuality)[0];
  // Where nothing is more capable, the recommended one is the most capable; of two, the lighter one is the quick one.
  const middle = stronger === undefined ? reliefFrom(best, comfortable)[0] : best;
  const lightest = quickest(reliefFrom(middle ?? best, comfortable));
  const isOfTwo = stronger === undefined && lightest === undefined;
  return {
    ...alone(best, 'best-fit', limitOf(best, all)),
    quickId: (isOfTwo ? middle : lightest)?.candidate.id ?? null,
    balancedId: (isOfTwo ? undefined : middle)?.candidate.id ?? null,
    capableId: (stronger ?? best).candidate.id,
  };
}

function alone({ candidate }: Rated, kind: RecommendationView['kind'], limit: RecommendationLimit) {
  return { modelId: candidate.id, kind, limit, quickId: null, balancedId: null, capableId: null };
}

/** Those that take clearly less than this one, and are not slower to read, in their order. */
function reliefFrom(from: Rated, comfortable: readonly Rated[]): readonly Rated[] {
  return comfortable.filter(
    (rated) => neededBy(rated) <= neededBy(from) * lighterShare && (isSlow(from) || !isSlow(rated)),
  );
}

/** The best of those that are here within minutes, else the one that is here first. */
function quickest(choices: readonly Rated[]): Rated | undefined {
  return (
    choices.find(({ fit }) => (fit.downloadSeconds ?? Number.POSITIVE_INFINITY) <= quickSeconds) ??
    choices.toSorted(byNeed)[0]
  );
}

/** Leaves main memory enough for whatever else is open; what lies on a card takes none of it. */
function isEasy({ fit }: Rated): boolean {
  return fit.place === 'graphics' || (fit.neededBytes ?? 0) <= fit.comfortableBytes * easyShare;
}

function isTrusted({ recommendable }: Candidate): boolean {
  return recommendable !== false;
}

function isSlow({ fit }: Rated): boolean {
  return fit.speed === 'slow';
}

/** Runs, but asks for something: memory that others would like, or patience. */
function isStretch({ fit }: Rated): boolean {
  return (fit.verdict === 'tight' && fit.neededBytes !== null) || fit.verdict === 'comfortable';
}

/** What kept a more capable one from being taken: what the person could change comes first. */
function limitOf(best: Rated | null, all: readonly Rated[]): RecommendationLimit {
  const rank = best?.candidate.rank ?? Number.NEGATIVE_INFINITY;
  const better = all.filter(
    ({ candidate }) => isTrusted(candidate) && !candidate.demo && candidate.rank > rank,
  );
  const comfortable = better.filter((rated) => rated.fit.verdict === 'comfortable' && isEasy(rated));
  const quick = comfortable.filter((rated) => !isSlow(rated) || best === null || isSlow(best));
  if (quick.some(({ fit }) => fit.room.kind === 'file-too-large')) return 'file-size';
  if (quick.some(({ fit }) => fit.room.kind === 'disk-full')) return 'disk';
  if (comfortable.some(isSlow)) return 'speed';
  return better.length > 0 ? 'memory' : 'nothing';
}

/** Better first: a bearable pace before everything, then the rank, then what needs less. */
function byQuality(a: Rated, b: Rated): number {
  return (
    Number(isSlow(a)) - Number(isSlow(b)) ||
    b.candidate.rank - a.candidate.rank ||
    neededBy(a) - neededBy(b) ||
    byId(a, b)
  );
}

/** Lighter first; a size that is not known comes last. */
function byNeed(a: Rated, b: Rated): number {
  const difference = neededBy(a) - neededBy(b);
  // Two that are unknown differ by no number.
  return (Number.isNaN(difference) ? 0 : difference) || b.candidate.rank - a.candidate.rank || byId(a, b);
}

function neededBy({ fit }: Rated): number {
  return fit.neededBytes ?? Number.POSITIVE_INFINITY;
}

function byId(a: Rated, b: Rated): number {
  return a.candidate.id < b.candidate.id ? -1 : 1;
}
