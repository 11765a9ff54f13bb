import type { ModelView } from '../../../src-preload/contract/snapshot.ts';
import { type ModelOrder, matching } from '../models/model-groups.ts';
import { type Task, tasksOf } from '../models/tasks.ts';

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
  /** Hides models too big for this computer. */
  readonly fits: boolean;
  readonly size: SizeRange;
  /** Null for any maker. */
  readonly maker: string | null;
  /** Null for any task. */
  readonly task: Task | null;
  readonly order: ModelOrder;
}

/** The filters at the start. */
export const plainFilter: ModelFilter = {
  fits: true,
  size: 'any',
  maker: null,
  task: null,
  order: 'best',
};

/** Returns the models that match; one of unknown size matches only “any size”. Pure. */
export function passing(models: readonly ModelView[], filter: ModelFilter, text = ''): readonly ModelView[] {
  const [from, below] = bounds[filter.size];
  return matching(models, text).filter((model) => {
    const { bytes, maker, verdict } = model;
    return (
      (!filter.fits || verdict !== 'too-big') &&
      (filter.size === 'any' || (bytes !== null && bytes >= from && bytes < below)) &&
      (filter.maker === null || maker === filter.maker) &&
      (filter.task === null || tasksOf(model).has(filter.task))
    );
  });
}

/** Returns the makers, by name. Pure. */
export function makersOf(models: readonly ModelView[], locale: string): readonly string[] {
  return [...new Set(models.map(({ maker }) => maker))].sort((a, b) => a.localeCompare(b, locale));
}
