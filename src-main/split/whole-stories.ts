import type { StoryLineView } from '../../src-preload/contract/library.ts';
import { partOf, wholeName } from '../models/part.ts';
import { mostTelling } from './whole-download.ts';

/** Parts that were asked for within this time were asked for together; a repair of one of them comes later. */
const togetherMs = 10_000;

/**
 * Downloads in groups: those of the parts of one model that were asked for together, in the order of the parts;
 * everything else alone. Groups are in the order of their first. Pure.
 */
export function askedTogether<T extends Pick<StoryLineView, 'modelId' | 'startedAtMs'>>(
  downloads: readonly T[],
): readonly (readonly T[])[] {
  const groups: Map<number, T>[] = [];
  const latest = new Map<string, { readonly atMs: number; readonly parts: Map<number, T> }>();
  for (const download of downloads) {
    const part = partOf(download.modelId);
    const known = part === null ? undefined : latest.get(part.base);
    const isWith = known !== undefined && Math.abs(known.atMs - download.startedAtMs) <= togetherMs;
    if (part !== null && known !== undefined && isWith && !known.parts.has(part.index)) {
      known.parts.set(part.index, download);
      continue;
    }
    const parts = new Map([[part?.index ?? 0, download]]);
    groups.push(parts);
    if (part !== null) latest.set(part.base, { atMs: download.startedAtMs, parts });
  }
  return groups.map((parts) => [...parts].toSorted(([a], [b]) => a - b).map(([, download]) => download));
}

/** One line for all of a group. Pure. */
export function wholeLine(lines: readonly [StoryLineView, ...StoryLineView[]]): StoryLineView {
  const [first] = lines;
  if (lines.length === 1) return first;
  return {
    ...first,
    name: wholeName(first.name),
    state: mostTelling(lines).state,
    startedAtMs: Math.min(...lines.map(({ startedAtMs }) => startedAtMs)),
    bytes: lines.reduce<number | null>(
      (sum, { bytes }) => (sum === null || bytes === null ? null : sum + bytes),
      0,
    ),
  };
}
