import { type DownloadView, underWay } from '../../src-preload/contract/downloads.ts';

/** What the dock or taskbar shows of all downloads together. */
export interface OverallProgress {
  /** From 0 to 1; above 1 for work of unknown length; -1 when there is nothing to show. */
  readonly value: number;
  readonly mode: 'normal' | 'paused' | 'error';
  /** Something is transferring or verifying: keep the computer awake. */
  readonly isActive: boolean;
  /** How many wait for the hours in which downloads may fetch: Noggin has to be running then. */
  readonly scheduled: number;
}

/** Sums over all downloads, updated change by change: a change costs the same however many there are. */
export interface Tally {
  /** Records the present view of a download; a complete one does not count. */
  put(download: DownloadView): void;
  remove(id: string): void;
  progress(): OverallProgress;
  /** How many could be paused, and how many could go on. */
  able(): { readonly pausable: number; readonly resumable: number };
}

interface Sums {
  count: number;
  failed: number;
  unknown: number;
  receivedBytes: number;
  totalBytes: number;
}

const atRest: readonly string[] = ['paused', 'failed'];
const none = (): Sums => ({ count: 0, failed: 0, unknown: 0, receivedBytes: 0, totalBytes: 0 });

export function createTally(downloads: readonly DownloadView[] = []): Tally {
  const counted = new Map<string, DownloadView>();
  const [active, resting] = [none(), none()];
  const able = { pausable: 0, resumable: 0 };
  let scheduled = 0;
  const count = (download: DownloadView, sign: 1 | -1): void => {
    const { state, totalBytes, receivedBytes, actions, heldUntilMs } = download;
    if (actions.includes('pause')) able.pausable += sign;
    if (actions.includes('resume')) able.resumable += sign;
    const isHeld = heldUntilMs !== null;
    if (isHeld) scheduled += sign;
    const isResting = isHeld || atRest.includes(state);
    const sums = isResting ? resting : underWay.includes(state) ? active : null;
    if (sums === null) return;
    sums.count += sign;
    if (state === 'failed') sums.failed += sign;
    if (totalBytes === null) sums.unknown += sign;
    sums.receivedBytes += sign * receivedBytes;
    sums.totalBytes += sign * (totalBytes ?? 0);
  };
  const remove = (id: string): void => {
    const before = counted.get(id);
    if (before !== undefined) count(before, -1);
    counted.delete(id);
  };
  const put = (download: DownloadView): void => {
    remove(download.id);
    if (download.state === 'complete' || download.state === 'cancelled') return;
    count(download, 1);
    counted.set(download.id, download);
  };
  for (const download of downloads) put(download);
  return {
    put,
    remove,
    able: () => ({ ...able }),
    progress: () => {
      const isActive = active.count > 0;
      const shown = isActive ? active : resting;
      if (shown.count === 0) return { value: -1, mode: 'normal', isActive, scheduled };
      const mode = isActive ? 'normal' : shown.failed > 0 ? 'error' : 'paused';
      if (shown.unknown > 0) return { value: 2, mode, isActive, scheduled };
      const value = shown.totalBytes === 0 ? 0 : shown.receivedBytes / shown.totalBytes;
      return { value, mode, isActive, scheduled };
    },
  };
}

/** Sums up the downloads. Pure. */
export function overallProgress(downloads: readonly DownloadView[]): OverallProgress {
  return createTally(downloads).progress();
}
