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

/**
 * The best model that is comfortable here, at a pace that can be lived with where there is one, and that the disk
 * takes; when none is comfortable, the one that needs least. With a lighter and a stronger one beside it. The order
 * of the list decides nothing. Null when the disk takes none, or there is none. Pure.
 */
export function recommend(all: readonly Rated[]): RecommendationView | null {
  const takeable = all.filter(({ candidate, fit }) => isTrusted(candidate) && fit.room.kind === 'fits');
  const demo = takeable.find(({ candidate }) => candidate.demo);
  if (demo !== undefined) return alone(demo, 'best-fit', 'nothing');
  const comfortable = takeable.filter(({ fit }) => fit.verdict === 'comfortable').toSorted(byQuality);
  const best = comfortable[0];
  if (best === undefined) {
    const lightest = takeable.toSorted(byNeed)[0];
    return lightest === undefined ? null : alone(lightest, 'lightest', limitOf(null, all));
  }
  const lighter = comfortable.find(
    (rated) => neededBy(rated) <= neededBy(best) * lighterShare && (isSlow(best) || !isSlow(rated)),
  );
  const stronger = takeable
    .filter((rated) => rated.candidate.rank > best.candidate.rank && isStretch(rated))
    .toSorted(byQuality)[0];
  return {
    ...alone(best, 'best-fit', limitOf(best, all)),
    lighterId: lighter?.candidate.id ?? null,
    strongerId: stronger?.candidate.id ?? null,
  };
}

function alone({ candidate }: Rated, kind: RecommendationView['kind'], limit: RecommendationLimit) {
  return { modelId: candidate.id, kind, limit, lighterId: null, strongerId: null };
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
  const comfortable = better.filter(({ fit }) => fit.verdict === 'comfortable');
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
