import type { Place, SpeedClass } from '../../src-preload/contract/computer.ts';
import { activeShare } from './active-share.ts';
import type { Candidate } from './candidate.ts';
import type { Machine } from './machine.ts';
import { measuredRate } from './pace.ts';

/**
 * Generating a token reads the active weights once, so memory bandwidth sets the pace. Bytes per second of ordinary
 * hardware, below the makers' figures: dual-channel DDR4, a base Apple M chip, a middling card. Measurements on this
 * computer take precedence.
 */
const usualRate = { main: 40e9, unified: 100e9, graphics: 300e9 } as const;

/** Bytes per second that one core can process: with few cores, computing is the limit, not memory. */
const coreRate = 8e9;

/** Tokens per second. People read about 5; from 15 on nobody waits. */
const fastFrom = 15;
const usableFrom = 3;

/** A model whose size is known. */
type Sized = Pick<Candidate, 'id' | 'parameters' | 'totalParameters' | 'activeParameters'> & {
  readonly bytes: number;
};

/** What of a computer sets the pace. */
type PaceSetter = Pick<Machine, 'paces' | 'cores'>;

/**
 * How quickly a model answers, in tokens per second: as it was measured here, else as another was, scaled by size, else
 * roughly. Pure.
 * @param onCard the share of it that lies on the graphics card; only for `split`
 */
export function tokenRate(model: Sized, place: Place, onCard: number, machine: PaceSetter): number {
  const own = machine.paces.findLast(({ modelId }) => modelId === model.id);
  return own?.tokensPerSecond ?? 1 / secondsPerToken(model, place, onCard, machine);
}

function secondsPerToken(model: Sized, place: Place, onCard: number, { paces, cores }: PaceSetter): number {
  const active = model.bytes * activeShare(model);
  const usual = {
    ...usualRate,
    main: Math.min(usualRate.main, (cores ?? Number.POSITIVE_INFINITY) * coreRate),
  };
  const rate = (where: Exclude<Place, 'split'>): number => measuredRate(paces, where, active) ?? usual[where];
  return place === 'split'
    ? active * (onCard / rate('graphics') + (1 - onCard) / rate('main'))
    : active / rate(place);
}

/** How that reads: above anyone's reading, about reading pace, or below it. Pure. */
export function speedOf(tokensPerSecond: number): SpeedClass {
  if (tokensPerSecond >= fastFrom) return 'fast';
  return tokensPerSecond >= usableFrom ? 'usable' : 'slow';
}
