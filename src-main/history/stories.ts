import type { DownloadState } from '../../src-preload/contract/downloads.ts';
import type {
  HistoryFilter,
  HistoryPageView,
  StoryLineView,
  StoryView,
} from '../../src-preload/contract/library.ts';
import { NogginError } from '../errors.ts';
import type { DownloadRow } from '../ledger/download-rows.ts';
import type { HistoryEntry } from '../ledger/history.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { mostTelling } from '../models/most-telling.ts';
import { publicAddress } from './receipt.ts';

const over: readonly DownloadState[] = ['complete', 'failed', 'cancelled'];

/** Downloads that pass the filter, newest first, with their events; each file by itself. */
export function storiesOf(ledger: Ledger, filter: HistoryFilter): readonly StoryView[] {
  return ledger.downloads
    .newest(Number.MAX_SAFE_INTEGER)
    .filter((row) => passes(toLine(row), filter))
    .map((row) => toStory(row, ledger.history.of(row.id)));
}

/** The whole story of a request, with all its files. @throws NogginError `unknown-id` */
export function storyOf(ledger: Ledger, id: string): StoryView {
  const rows = ledger.downloads.ofRequest(id);
  const [first, ...others] = rows;
  if (first === undefined)
    throw new NogginError('unknown-id', 'There is no such download', { details: { id } });
  const moments = rows.flatMap((row) => {
    const story = toStory(row, ledger.history.of(row.id)).moments;
    return rows.length === 1 ? story : story.map((moment) => ({ ...moment, part: row.fileIndex }));
  });
  return { ...requestLine([first, ...others]), moments: moments.toSorted((a, b) => a.seq - b.seq) };
}

/** One line for each request, in the order of the downloads. Pure. */
function linesOf(rows: readonly DownloadRow[]): readonly StoryLineView[] {
  const requests = new Map<string, DownloadRow[]>();
  for (const row of rows) requests.set(row.requestId, [...(requests.get(row.requestId) ?? []), row]);
  return [...requests.values()].map((files) => {
    const sorted = files.toSorted((a, b) => a.fileIndex - b.fileIndex);
    return requestLine(sorted as [DownloadRow, ...DownloadRow[]]);
  });
}

/** The state is that of the most telling file. */
function requestLine(rows: readonly [DownloadRow, ...DownloadRow[]]): StoryLineView {
  const [first] = rows;
  const sizes = rows.map((row) => row.totalBytes ?? row.expectedBytes);
  return {
    ...toLine(first),
    id: first.requestId,
    modelId: first.ofModel,
    ...standingOf(mostTelling(rows)),
    startedAtMs: Math.min(...rows.map(({ createdAtMs }) => createdAtMs)),
    bytes: sizes.reduce((sum, bytes) => (sum === null || bytes === null ? null : sum + bytes), 0),
  };
}

/**
 * Pages of the history. Lines are cached until an event is recorded, so that scrolling through ten thousand lines, or
 * typing a search, does not read them all each time.
 */
export function createHistoryPages(ledger: Ledger) {
  let all: { readonly last: number; readonly lines: readonly StoryLineView[] } | null = null;
  let passed: {
    readonly of: unknown;
    readonly key: string;
    readonly lines: readonly StoryLineView[];
  } | null = null;
  return (filter: HistoryFilter, from: number, count: number): HistoryPageView => {
    const last = ledger.history.last();
    if (all?.last !== last) {
      all = { last, lines: linesOf(ledger.downloads.newest(Number.MAX_SAFE_INTEGER)) };
    }
    const key = JSON.stringify(filter);
    if (passed?.of !== all || passed.key !== key) {
      passed = { of: all, key, lines: all.lines.filter((line) => passes(line, filter)) };
    }
    return { total: passed.lines.length, lines: passed.lines.slice(from, from + count) };
  };
}

/** Whether a download passes the filter: its words appear in its name, id or source, in any case of letters. Pure. */
export function passes(
  { name, modelId, source, state: present }: Pick<StoryLineView, 'name' | 'modelId' | 'source' | 'state'>,
  { text, state }: HistoryFilter,
): boolean {
  if (state === 'under-way' ? over.includes(present) : state !== 'all' && present !== state) return false;
  const hay = `${name} ${modelId} ${source}`.toLocaleLowerCase('en');
  return text
    .toLocaleLowerCase('en')
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

function standingOf({ state, reason }: DownloadRow): Pick<StoryLineView, 'state' | 'isScheduled'> {
  return { state, isScheduled: state === 'pending' && reason === 'hours' };
}

function toLine(row: DownloadRow): StoryLineView {
  return {
    id: row.id,
    modelId: row.modelId,
    name: row.name,
    ...standingOf(row),
    startedAtMs: row.createdAtMs,
    bytes: row.totalBytes ?? row.expectedBytes,
    source: publicAddress(row.sourceUrl),
  };
}

function toStory(row: DownloadRow, entries: readonly HistoryEntry[]): StoryView {
  return {
    ...toLine(row),
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
