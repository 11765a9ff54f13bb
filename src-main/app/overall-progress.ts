import type { DownloadView } from '../../src-preload/contract/downloads.ts';

/** What the dock or taskbar shows of all downloads together. */
export interface OverallProgress {
  /** From 0 to 1; above 1 for work of unknown length; -1 when there is nothing to show. */
  readonly value: number;
  readonly mode: 'normal' | 'paused' | 'error';
  /** Something is moving or being proven: the computer should not fall asleep. */
  readonly isActive: boolean;
}

const atWork = new Set(['pending', 'downloading', 'verifying', 'installing']);

/** Sums up the downloads. Pure. */
export function overallProgress(downloads: readonly DownloadView[]): OverallProgress {
  const active = downloads.filter(({ state }) => atWork.has(state));
  const shown =
    active.length > 0 ? active : downloads.filter(({ state }) => state === 'paused' || state === 'failed');
  const mode =
    active.length > 0 ? 'normal' : shown.some(({ state }) => state === 'failed') ? 'error' : 'paused';
  const isActive = active.length > 0;
  if (shown.length === 0) return { value: -1, mode: 'normal', isActive };
  if (shown.some(({ totalBytes }) => totalBytes === null)) return { value: 2, mode, isActive };
  const received = shown.reduce((sum, { receivedBytes }) => sum + receivedBytes, 0);
  const total = shown.reduce((sum, { totalBytes }) => sum + (totalBytes ?? 0), 0);
  return { value: total === 0 ? 0 : received / total, mode, isActive };
}
