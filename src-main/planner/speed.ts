import type { Place, SpeedClass } from '../../src-preload/contract/computer.ts';
import type { Candidate } from './candidate.ts';

/**
 * Each word is made by reading the active weights once, so the memory they lie in sets the pace. Bytes per second of
 * ordinary representatives, below what their makers print: two channels of DDR4, a base Apple M chip, a middling card.
 */
const bytesPerSecond = { main: 40e9, unified: 100e9, graphics: 300e9 } as const;

/** Tokens per second. People read about 5; from 15 on nobody waits. */
const fastFrom = 15;
const usableFrom = 3;

/**
 * How quickly a model answers, roughly.
 * @param bytes of the file
 * @param onCard the share of it that lies on the graphics card; only for `split`
 */
export function speedOf(bytes: number, activeShare: number, place: Place, onCard: number): SpeedClass {
  const active = bytes * activeShare;
  const secondsPerToken =
    place === 'split'
      ? active * (onCard / bytesPerSecond.graphics + (1 - onCard) / bytesPerSecond.main)
      : active / bytesPerSecond[place];
  const perSecond = 1 / secondsPerToken;
  if (perSecond >= fastFrom) return 'fast';
  return perSecond >= usableFrom ? 'usable' : 'slow';
}

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
