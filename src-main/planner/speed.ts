import type { Place, SpeedClass } from '../../src-preload/contract/computer.ts';
import { activeShare } from './active-share.ts';
import type { Candidate } from './candidate.ts';
import { type MeasuredPace, measuredRate } from './pace.ts';

/**
 * Each word is made by reading the active weights once, so the memory they lie in sets the pace. Bytes per second of
 * ordinary representatives, below what their makers print: two channels of DDR4, a base Apple M chip, a middling card.
 * What was measured on this computer counts before them.
 */
const usualRate = { main: 40e9, unified: 100e9, graphics: 300e9 } as const;

/** Tokens per second. People read about 5; from 15 on nobody waits. */
const fastFrom = 15;
const usableFrom = 3;

/** A model whose size is known. */
type Sized = Pick<Candidate, 'id' | 'parameters' | 'totalParameters' | 'activeParameters'> & {
  readonly bytes: number;
};

/**
 * How quickly a model answers: as it was measured here, else as another was, scaled by size, else roughly. Pure.
 * @param onCard the share of it that lies on the graphics card; only for `split`
 */
export function speedOf(
  model: Sized,
  place: Place,
  onCard: number,
  paces: readonly MeasuredPace[] = [],
): SpeedClass {
  const own = paces.findLast(({ modelId }) => modelId === model.id);
  return classOf(own?.tokensPerSecond ?? 1 / secondsPerToken(model, place, onCard, paces));
}

function secondsPerToken(model: Sized, place: Place, onCard: number, paces: readonly MeasuredPace[]): number {
  const active = model.bytes * activeShare(model);
  const rate = (where: Exclude<Place, 'split'>): number =>
    measuredRate(paces, where, active) ?? usualRate[where];
  return place === 'split'
    ? active * (onCard / rate('graphics') + (1 - onCard) / rate('main'))
    : active / rate(place);
}

function classOf(tokensPerSecond: number): SpeedClass {
  if (tokensPerSecond >= fastFrom) return 'fast';
  return tokensPerSecond >= usableFrom ? 'usable' : 'slow';
}
