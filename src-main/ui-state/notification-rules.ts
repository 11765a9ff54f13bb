import type { DownloadState, DownloadView } from '../../src-preload/contract/downloads.ts';

/** What is worth telling a person who is not looking. */
export type News =
  | { readonly kind: 'ready'; readonly name: string }
  | { readonly kind: 'needs-you'; readonly name: string; readonly why: NeedsYou };

/** What only the person can fix. Being offline heals by itself. */
type NeedsYou = 'failed' | 'disk-full' | 'folder-unavailable' | 'portal' | 'needs-access';

const theirTurn: readonly string[] = ['disk-full', 'folder-unavailable', 'portal', 'needs-access'];

/** Watches transitions and tells the news in each, once. Pure but for its memory. */
export function createNotificationRules(): (download: DownloadView) => News | null {
  const seen = new Map<string, DownloadState>();
  return ({ id, name, state, reason }) => {
    const before = seen.get(id);
    seen.set(id, state);
    // Skip states from before this process.
    if (before === undefined || before === state) return null;
    if (state === 'complete') return { kind: 'ready', name };
    if (state === 'failed') return { kind: 'needs-you', name, why: 'failed' };
    if (state === 'paused' && reason !== null && theirTurn.includes(reason)) {
      return { kind: 'needs-you', name, why: reason as NeedsYou };
    }
    return null;
  };
}
