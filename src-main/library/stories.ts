import type { DownloadState } from '../../src-preload/contract/downloads.ts';
import type { HistoryFilter, StoryView } from '../../src-preload/contract/library.ts';
import type { DownloadRow } from '../ledger/download-rows.ts';
import type { HistoryEntry } from '../ledger/history.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { publicAddress } from './receipt.ts';

/** The window shows this many; the export holds all. */
export const mostShown = 200;

const over: readonly DownloadState[] = ['complete', 'failed', 'cancelled'];

/** Downloads that pass the filter with their whole story, newest first. */
export function storiesOf(ledger: Ledger, filter: HistoryFilter, most: number): readonly StoryView[] {
  return ledger.downloads
    .newest(Number.MAX_SAFE_INTEGER)
    .filter((row) => passes(row, filter))
    .slice(0, most)
    .map((row) => toStory(row, ledger.history.of(row.id)));
}

/** Whether a download passes the filter: its words appear in its name, id or source, in any case of letters. Pure. */
export function passes(
  row: Pick<DownloadRow, 'name' | 'modelId' | 'sourceUrl' | 'state'>,
  { text, state }: HistoryFilter,
): boolean {
  if (state === 'under-way' ? over.includes(row.state) : state !== 'all' && row.state !== state) return false;
  const hay = `${row.name} ${row.modelId} ${publicAddress(row.sourceUrl)}`.toLocaleLowerCase('en');
  return text
    .toLocaleLowerCase('en')
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

function toStory(row: DownloadRow, entries: readonly HistoryEntry[]): StoryView {
  return {
    id: row.id,
    modelId: row.modelId,
    name: row.name,
    state: row.state,
    startedAtMs: row.createdAtMs,
    bytes: row.totalBytes ?? row.expectedBytes,
    source: publicAddress(row.sourceUrl),
    moments: entries.map(({ seq, atMs, event, toState, reason, errorCode, durableBytes, note }) => ({
      seq,
      atMs,
      event,
      state: toState as DownloadState,
      reason,
      errorCode,
      durableBytes,
      note,
    })),
  };
}
