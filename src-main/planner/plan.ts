import type { FitView } from '../../src-preload/contract/computer.ts';
import type { RecommendationView } from '../../src-preload/contract/snapshot.ts';
import type { Candidate } from './candidate.ts';
import { assess, type Circumstances } from './fit.ts';
import type { Machine } from './machine.ts';
import { recommend } from './recommend.ts';

/** Every model with how it fits, in the order of the list, and the one to take. */
export interface Plan<C extends Candidate> {
  readonly rated: readonly { readonly candidate: C; readonly fit: FitView }[];
  readonly recommendation: RecommendationView | null;
}

/** Ranks every model for a computer. Pure. */
export function planFor<C extends Candidate>(
  candidates: readonly C[],
  machine: Machine,
  around: Circumstances,
): Plan<C> {
  const rated = candidates.map((candidate) => ({ candidate, fit: assess(candidate, machine, around) }));
  return { rated, recommendation: recommend(rated) };
}
