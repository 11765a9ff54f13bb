import type { Candidate } from './candidate.ts';

/** A number of parameters in billions; an A before it, or "active" behind it, marks those at work. */
const share = /(?<![\d.])((?<![a-z])a)?([\d.]+)\s?B(?![a-z\d])( active)?/gi;

/**
 * The share of a model's parameters that work on one word: of "30B (3B active)" or "30B-A3B" a tenth. All of them where
 * nothing else is said. Pure.
 */
export function activeShare(
  model: Pick<Candidate, 'parameters' | 'totalParameters' | 'activeParameters'>,
): number {
  const [whole, ...others] = (model.parameters ?? '').matchAll(share);
  const working = others.find((found) => found[1] !== undefined || found[3] !== undefined);
  const active = model.activeParameters ?? Number(working?.[2]);
  const part = active / (model.totalParameters ?? Number(whole?.[2]));
  return part > 0 && part <= 1 ? part : 1;
}
