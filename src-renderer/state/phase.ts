import type { DownloadView } from '../../src-preload/contract/downloads.ts';

/** What a download is doing, as a person would say it; each has its own words and looks. */
export type DownloadPhase =
  | 'queued'
  | 'scheduled'
  | 'downloading'
  | 'retrying'
  | 'paused'
  | 'checking'
  | 'installing'
  | 'failed'
  | 'ready';

/** The phase of a download that has a card. Pure. */
export function phaseOf({
  state,
  waiting,
  heldUntilMs,
}: Pick<DownloadView, 'state' | 'waiting' | 'heldUntilMs'>): DownloadPhase {
  switch (state) {
    case 'pending':
      return heldUntilMs === null ? 'queued' : 'scheduled';
    case 'downloading':
      return waiting === null ? 'downloading' : 'retrying';
    case 'verifying':
      return waiting === null ? 'checking' : 'retrying';
    case 'installing':
      return waiting === null ? 'installing' : 'retrying';
    case 'paused':
    case 'failed':
      return state;
    case 'complete':
    case 'cancelled':
      return 'ready';
  }
}
