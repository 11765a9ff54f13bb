import type { Fit, SpeedClass, Standing } from '../../../src-preload/contract/computer.ts';

/**
 * How a model stands on this computer, in a word: what fits but answers slower than people read never simply runs well.
 * Pure.
 */
export function standingOf(model: {
  readonly verdict: Fit;
  readonly fit?: { readonly speed: SpeedClass | null };
}): Standing {
  return model.verdict !== 'too-big' && model.fit?.speed === 'slow' ? 'slow' : model.verdict;
}
