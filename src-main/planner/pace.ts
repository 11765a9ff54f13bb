import type { Place } from '../../src-preload/contract/computer.ts';
import { activeShare } from './active-share.ts';
import type { Candidate } from './candidate.ts';

/** How fast one model answered on this computer. */
export interface MeasuredPace {
  readonly modelId: string;
  /** What did the reckoning. */
  readonly on: 'processor' | 'graphics';
  readonly tokensPerSecond: number;
  /** Bytes that are read for one word; null where nobody knows how much of the model works on one. */
  readonly activeBytes: number | null;
}

/** What of a verdict on a model's first words tells how fast this computer is. */
interface Measured {
  readonly modelId: string;
  readonly place: 'processor' | 'graphics' | null;
  readonly tokensPerSecond: number | null;
  readonly bytes: number;
}

/** Below this size, time per word does not scale with the model. */
const leastBytes = 200_000_000;

/** Verdicts as paces. How much of a model works on one word is known of those in the list. Pure. */
export function pacesOf(
  measured: readonly Measured[],
  models: readonly Candidate[],
): readonly MeasuredPace[] {
  return measured.flatMap(({ modelId, place, tokensPerSecond, bytes }) => {
    if (place === null || tokensPerSecond === null) return [];
    const model = models.find(({ id }) => id === modelId);
    const activeBytes = model === undefined ? null : bytes * activeShare(model);
    return [{ modelId, on: place, tokensPerSecond, activeBytes }];
  });
}

/**
 * Bytes per second that this computer reads for its answers in a place, by the model measured there that is nearest in
 * size; null where none was. Pure.
 */
export function measuredRate(
  paces: readonly MeasuredPace[],
  place: Exclude<Place, 'split'>,
  activeBytes: number,
): number | null {
  const on = place === 'main' ? 'processor' : 'graphics';
  let nearest: { readonly rate: number; readonly distance: number } | null = null;
  for (const pace of paces) {
    if (pace.on !== on || pace.activeBytes === null || pace.activeBytes < leastBytes) continue;
    const distance = Math.abs(Math.log(pace.activeBytes / activeBytes));
    // Of two as near, the later one tells how it is now.
    if (nearest !== null && nearest.distance < distance) continue;
    nearest = { rate: pace.tokensPerSecond * pace.activeBytes, distance };
  }
  return nearest?.rate ?? null;
}
