import type { StoryView } from '../../../src-preload/contract/library.ts';

/** How long a download took that came to its end, with all pauses, in milliseconds; null for any other. Pure. */
export function tookOf({ state, moments }: Pick<StoryView, 'state' | 'moments'>): number | null {
  const [first] = moments;
  const last = moments.at(-1);
  return state !== 'complete' || first === undefined || last === undefined ? null : last.atMs - first.atMs;
}
