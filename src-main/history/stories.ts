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
import { partOf } from '../models/part.ts';
import { askedTogether, wholeLine } from '../split/whole-stories.ts';
import { publicAddress } from './receipt.ts';

const over: readonly DownloadState[] = ['complete', 'failed', 'cancelled'];

/** Downloads that pass the filter with their whole story, newest first; each file of a model by itself. */
export function storiesOf(ledger: Ledger, filter: HistoryFilter): readonly StoryView[] {
  return ledger.downloads
    .newest(Number.MAX_SAFE_INTEGER)
    .filter((row) => passes(toLine(row), filter))
    .map((row) => toStory(row, ledger.history.of(row.id)));
}

/** The whole story of one download, or of all files of its model. @throws NogginError `unknown-id` */
export function storyOf(ledger: Ledger, id: string): StoryView {
  const row = ledger.downloads.get(id);
  if (row === null) throw new NogginError('unknown-id', 'There is no such download', { details: { id } });
  const files = filesOf(ledger, row);
  if (files.length === 1) return toStory(row, ledger.history.of(row.id));
  const stories = files.map((file) => ({ file, story: toStory(file, ledger.history.of(file.id)) }));
  const moments = stories.flatMap(({ file, story }) => {
    const part = partOf(file.modelId)?.index;
    return story.moments.map((moment) => (part === undefined ? moment : { ...moment, part }));
  });
  const line = wholes(files.map(toLine))[0] ?? toLine(row);
  return { ...line, moments: moments.toSorted((a, b) => a.seq - b.seq) };
}

/** The downloads of the files that were asked for together with this one, in order. */
function filesOf(ledger: Ledger, row: DownloadRow): readonly DownloadRow[] {
  if (partOf(row.modelId) === null) return [row];
  const rows = ledger.downloads.newest(Number.MAX_SAFE_INTEGER);
  const groups = askedTogether(rows.map((each) => ({ ...each, startedAtMs: each.createdAtMs })));
  return groups.find((group) => group.some(({ id }) => id === row.id)) ?? [row];
}

/** One line for the files of one model. */
function wholes(lines: readonly StoryLineView[]): readonly StoryLineView[] {
  return askedTogether(lines).flatMap(([first, ...others]) =>
    first === undefined ? [] : [wholeLine([first, ...others])],
  );
}

/**
 * Lines of the history, part by part. They are read once and kept until something happens, so that whoever scrolls
 * through ten thousand lines, or types what to search for, does not have them all read each time.
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
      all = { last, lines: wholes(ledger.downloads.newest(Number.MAX_SAFE_INTEGER).map(toLine)) };
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

function toLine(row: DownloadRow): StoryLineView {
  return {
    id: row.id,
    modelId: row.modelId,
    name: row.name,
    state: row.state,
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
