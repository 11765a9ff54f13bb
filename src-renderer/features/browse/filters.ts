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

/** What a person wants to see of the models. */
export interface ModelFilter {
  readonly text: string;
  /** Only what runs here, comfortably or tightly. */
  readonly fits: boolean;
  readonly size: SizeRange;
  /** Null: whoever made it. */
  readonly maker: string | null;
}

/** What is seen before anybody has filtered. */
export const plainFilter: ModelFilter = { text: '', fits: true, size: 'any', maker: null };

/** Models that pass. One whose size nobody knows passes only where any size does. Pure. */
export function passing(models: readonly ModelView[], filter: ModelFilter): readonly ModelView[] {
  const [from, below] = bounds[filter.size];
  return matching(models, filter.text).filter(
    ({ bytes, maker, verdict }) =>
      (!filter.fits || verdict !== 'too-big') &&
      (filter.size === 'any' || (bytes !== null && bytes >= from && bytes < below)) &&
      (filter.maker === null || maker === filter.maker),
  );
}

/** Everybody who made one of the models, by name. Pure. */
export function makersOf(models: readonly ModelView[], locale: string): readonly string[] {
  return [...new Set(models.map(({ maker }) => maker))].sort((a, b) => a.localeCompare(b, locale));
}
