import type { DownloadState, StateReason } from '../../src-preload/contract/downloads.ts';

/** Most telling first: at work, then what needs the person. */
const telling: readonly DownloadState[] = [
  'downloading',
  'verifying',
  'installing',
  'pending',
  'failed',
  'paused',
  'complete',
  'cancelled',
];
/** Most telling first: what only the person can fix, then what heals by itself. */
const reasons: readonly (StateReason | null)[] = [
  'needs-access',
  'disk-full',
  'folder-unavailable',
  'portal',
  'offline',
  'user',
  'interrupted',
  'hours',
  'quit',
  null,
];

interface Standing {
  readonly state: DownloadState;
  readonly reason?: StateReason | null;
}

/** The file whose state, and reason, tells most about the model. */
export function mostTelling<T extends Standing>(parts: readonly [T, ...T[]]): T {
  const byState = (a: T, b: T): number => telling.indexOf(a.state) - telling.indexOf(b.state);
  const byReason = (a: T, b: T): number =>
    reasons.indexOf(a.reason ?? null) - reasons.indexOf(b.reason ?? null);
  return parts.toSorted((a, b) => byState(a, b) || byReason(a, b))[0] ?? parts[0];
}
