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
 * least. Null only for an empty list. Pure.
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
  const best = comfortable.toSorted((a, b) => b.rank - a.rank)[0];
  if (best !== undefined) return { modelId: best.id, kind: 'best-fit' };
  const lightest = candidates.toSorted(
    (a, b) => (a.bytes ?? Number.POSITIVE_INFINITY) - (b.bytes ?? Number.POSITIVE_INFINITY),
  )[0];
  return lightest === undefined ? null : { modelId: lightest.id, kind: 'lightest' };
}
