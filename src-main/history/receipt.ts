import type { ReceiptView } from '../../src-preload/contract/library.ts';
import type { DownloadRow } from '../ledger/download-rows.ts';
import type { HistoryEntry } from '../ledger/history.ts';
import type { InstalledRow } from '../ledger/installed.ts';

/**
 * Builds the receipt of an installed file from the ledger. Pure.
 * @param download the one that fetched it; null for a file that was not downloaded
 */
export function toReceipt(
  row: Pick<InstalledRow, 'provenAtMs' | 'adopted'>,
  download: Pick<DownloadRow, 'sourceUrl' | 'createdAtMs' | 'cleanRetries'> | null,
  story: readonly Pick<HistoryEntry, 'event' | 'toState' | 'reason' | 'atMs'>[],
  licence: string | null,
): ReceiptView {
  const count = (isCounted: (entry: (typeof story)[number]) => boolean): number =>
    story.filter(isCounted).length;
  const end = story.findLast(({ toState }) => toState === 'complete');
  const isFetched = download !== null && !row.adopted;
  return {
    source: isFetched ? publicAddress(download.sourceUrl) : null,
    askedAtMs: download?.createdAtMs ?? null,
    provenAtMs: row.provenAtMs,
    tookMs: isFetched && end !== undefined ? Math.max(0, end.atMs - download.createdAtMs) : null,
    restarts: count(({ event }) => event === 'restart') + (download?.cleanRetries ?? 0),
    damages: count(({ event }) => event === 'damage'),
    pauses: count(
      ({ event, toState, reason }) =>
        event === 'move' && (toState === 'paused' || (toState === 'pending' && reason === 'interrupted')),
    ),
    licence,
  };
}

/** An address without query, fragment and user: what may be secret in it is left out. */
export function publicAddress(address: string): string {
  try {
    const { protocol, host, pathname } = new URL(address);
    return `${protocol}//${host}${pathname}`;
  } catch {
    return '';
  }
}
