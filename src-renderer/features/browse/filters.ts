import type { ModelView } from '../../../src-preload/contract/snapshot.ts';
import { matching } from '../models/model-groups.ts';

/** Names of the ranges of sizes. */
export const sizeRanges = ['any', 'small', 'middle', 'large', 'huge'] as const;
export type SizeRange = (typeof sizeRanges)[number];

const gigabyte = 1e9;

/** From, and below, in bytes. */
const bounds: Readonly<Record<SizeRange, readonly [number, number]>> = {
  any: [0, Number.POSITIVE_INFINITY],
  small: [0, 2 * gigabyte],
  middle: [2 * gigabyte, 6 * gigabyte],
  large: [6 * gigabyte, 20 * gigabyte],
  huge: [20 * gigabyte, Number.POSITIVE_INFINITY],
};

/** Filters of the model list. */
export interface ModelFilter {
  readonly text: string;
  /** Hides models too big for this computer. */
  readonly fits: boolean;
  readonly size: SizeRange;
  /** Null for any maker. */
  readonly maker: string | null;
}

/** The filters at the start. */
export const plainFilter: ModelFilter = { text: '', fits: true, size: 'any', maker: null };

/** Returns the models that match; one of unknown size matches only “any size”. Pure. */
export function passing(models: readonly ModelView[], filter: ModelFilter): readonly ModelView[] {
  const [from, below] = bounds[filter.size];
  return matching(models, filter.text).filter(
    ({ bytes, maker, verdict }) =>
      (!filter.fits || verdict !== 'too-big') &&
      (filter.size === 'any' || (bytes !== null && bytes >= from && bytes < below)) &&
      (filter.maker === null || maker === filter.maker),
  );
}

/** Returns the makers, by name. Pure. */
export function makersOf(models: readonly ModelView[], locale: string): readonly string[] {
  return [...new Set(models.map(({ maker }) => maker))].sort((a, b) => a.localeCompare(b, locale));
}
