import type { ModelView, RecommendationView } from '../../../src-preload/contract/snapshot.ts';

/** What a person wants of a model, in their own terms. */
export type Tier = 'quick' | 'balanced' | 'capable';

/** The models to choose between, the quickest first; those that cannot be had are left out. Pure. */
export function tiersOf(
  recommendation: RecommendationView | null,
  models: readonly ModelView[],
): readonly { readonly tier: Tier; readonly model: ModelView }[] {
  if (recommendation === null) return [];
  const { quickId, balancedId, capableId } = recommendation;
  const chosen = [
    ['quick', quickId],
    ['balanced', balancedId],
    ['capable', capableId],
  ] as const;
  return chosen.flatMap(([tier, wanted]) => {
    const model = models.find(({ id }) => id === wanted);
    return model === undefined ? [] : [{ tier, model }];
  });
}
