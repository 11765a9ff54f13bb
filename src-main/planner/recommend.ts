import type { RecommendationView } from '../../src-preload/contract/snapshot.ts';
import { memoryNeeded, verdictOf } from './fit.ts';

/** What a recommendation is made from. */
export interface Candidate {
  readonly id: string;
  readonly bytes: number | null;
  readonly rank: number;
  readonly demo: boolean;
}

/**
 * The best model that is comfortable on a computer with `totalMemoryBytes`; when none is, the one that needs
 * least. The order of the list decides nothing. Null only for an empty list. Pure.
 */
export function recommend(
  candidates: readonly Candidate[],
  totalMemoryBytes: number,
): RecommendationView | null {
  const demo = candidates.find((candidate) => candidate.demo);
  if (demo !== undefined) return { modelId: demo.id, kind: 'best-fit' };
  const comfortable = candidates.filter(
    ({ bytes }) => bytes !== null && verdictOf(memoryNeeded(bytes), totalMemoryBytes) === 'comfortable',
  );
  const best = comfortable.toSorted((a, b) => b.rank - a.rank || byWeight(a, b) || byId(a, b))[0];
  if (best !== undefined) return { modelId: best.id, kind: 'best-fit' };
  const lightest = candidates.toSorted((a, b) => byWeight(a, b) || b.rank - a.rank || byId(a, b))[0];
  return lightest === undefined ? null : { modelId: lightest.id, kind: 'lightest' };
}

/** Lighter first; a size that is not known comes last. */
function byWeight(a: Candidate, b: Candidate): number {
  if (a.bytes === b.bytes) return 0;
  if (a.bytes === null || b.bytes === null) return a.bytes === null ? 1 : -1;
  return a.bytes - b.bytes;
}

function byId(a: Candidate, b: Candidate): number {
  return a.id < b.id ? -1 : 1;
}
