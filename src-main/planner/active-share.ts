import type { Candidate } from './candidate.ts';

/**
 * The share of a model's parameters that work on one word: of "30B (3B active)" a tenth. All of them where nothing
 * else is said. Pure.
 */
export function activeShare(
  model: Pick<Candidate, 'parameters' | 'totalParameters' | 'activeParameters'>,
): number {
  const [whole, ...others] = (model.parameters ?? '').matchAll(/(?<![\d.])([\d.]+)\s?B\b( active)?/gi);
  const working = others.find((found) => found[2] !== undefined);
  const active = model.activeParameters ?? Number(working?.[1]);
  const share = active / (model.totalParameters ?? Number(whole?.[1]));
  return share > 0 && share <= 1 ? share : 1;
}
