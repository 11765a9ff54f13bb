import { type DownloadView, underWay } from '../../../src-preload/contract/downloads.ts';

/** All downloads together. */
export interface Summary {
  /** How many are under way or wait for their turn. */
  readonly count: number;
  readonly bytesPerSecond: number;
  /** When they may begin, if all of them wait for their hours. */
  readonly heldUntilMs: number | null;
  /** Until all that run are here, at this speed; null where it cannot be told. */
  readonly secondsLeft: number | null;
  readonly pausable: readonly string[];
  readonly resumable: readonly string[];
}

/** Sums up downloads. Pure. */
export function summaryOf(downloads: readonly DownloadView[]): Summary {
  const going = downloads.filter(({ state }) => underWay.includes(state));
  const bytesPerSecond = going.reduce((sum, download) => sum + download.bytesPerSecond, 0);
  const held = going.flatMap(({ heldUntilMs }) => heldUntilMs ?? []);
  const running = going.filter(({ heldUntilMs }) => heldUntilMs === null);
  const isKnown = running.every(({ totalBytes }) => totalBytes !== null);
  const missing = running.reduce(
    (sum, { totalBytes, receivedBytes }) => sum + Math.max(0, (totalBytes ?? 0) - receivedBytes),
    0,
  );
  const able = (action: 'pause' | 'resume') =>
    downloads.filter(({ actions }) => actions.includes(action)).map(({ id }) => id);
  return {
    count: going.length,
    bytesPerSecond,
    heldUntilMs: held.length > 0 && held.length === going.length ? Math.min(...held) : null,
    secondsLeft: isKnown && bytesPerSecond > 0 && missing > 0 ? missing / bytesPerSecond : null,
    pausable: able('pause'),
    resumable: able('resume'),
  };
}
