import { type DownloadView, underWay } from '../../../src-preload/contract/downloads.ts';

/** All downloads together. */
export interface Summary {
  /** How many are under way or wait for their turn. */
  readonly count: number;
  readonly bytesPerSecond: number;
  /** Until all of them are here, at this speed; null where it cannot be told. */
  readonly secondsLeft: number | null;
  readonly pausable: readonly string[];
  readonly resumable: readonly string[];
}

/** Sums up downloads. Pure. */
export function summaryOf(downloads: readonly DownloadView[]): Summary {
  const going = downloads.filter(({ state }) => underWay.includes(state));
  const bytesPerSecond = going.reduce((sum, download) => sum + download.bytesPerSecond, 0);
  const isKnown = going.every(({ totalBytes }) => totalBytes !== null);
  const missing = going.reduce(
    (sum, { totalBytes, receivedBytes }) => sum + Math.max(0, (totalBytes ?? 0) - receivedBytes),
    0,
  );
  const able = (action: 'pause' | 'resume') =>
    downloads.filter(({ actions }) => actions.includes(action)).map(({ id }) => id);
  return {
    count: going.length,
    bytesPerSecond,
    secondsLeft: isKnown && bytesPerSecond > 0 && missing > 0 ? missing / bytesPerSecond : null,
    pausable: able('pause'),
    resumable: able('resume'),
  };
}
