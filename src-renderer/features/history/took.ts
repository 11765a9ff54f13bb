import type { StoryView } from '../../../src-preload/contract/library.ts';

/**
 * How long a download took that came to its end, with all pauses, in milliseconds; null for any other, and where the clock was
 * set back meanwhile. Pure.
 */
export function tookOf({ state, moments }: Pick<StoryView, 'state' | 'moments'>): number | null {
  const [first] = moments;
  const last = moments.at(-1);
  if (state !== 'complete' || first === undefined || last === undefined) return null;
  return last.atMs < first.atMs ? null : last.atMs - first.atMs;
}
