import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import type { AppSnapshot } from '../../src-preload/contract/snapshot.ts';
import { phaseOf } from '../state/phase.ts';
import { errorSentence } from '../words/error-sentence.ts';
import { messages } from '../words/messages.ts';

/** What a screen reader is told of the way from one snapshot to the next: changes of state, never percentages. */
export function announcementsBetween(before: AppSnapshot, after: AppSnapshot): readonly string[] {
  return [...downloadNews(before.downloads, after.downloads), ...installedNews(before, after)];
}

function downloadNews(before: readonly DownloadView[], after: readonly DownloadView[]): string[] {
  if (before === after) return [];
  const old = new Map(before.map((row) => [row.id, row]));
  const still = new Set(after.map(({ id }) => id));
  const changed = after.filter((row) => row.state !== 'complete' && keyOf(row) !== keyOf(old.get(row.id)));
  const gone = before.filter(({ id, state }) => !still.has(id) && state !== 'complete');
  return [
    ...changed.map((row) =>
      row.state === 'cancelled'
        ? messages.announcements.cancelled(row.name)
        : messages.announcements.phase(row.name, sentenceOf(row)),
    ),
    ...gone
      .filter(({ state }) => state !== 'cancelled')
      .map(({ name }) => messages.announcements.cancelled(name)),
  ];
}

function installedNews(before: AppSnapshot, after: AppSnapshot): string[] {
  const old = new Set(before.installed.map(({ modelId }) => modelId));
  return after.installed
    .filter(({ modelId }) => !old.has(modelId))
    .map(({ name }) => messages.announcements.installed(name));
}

/** Everything about a download whose change is news. */
function keyOf(row: DownloadView | undefined): string {
  return row === undefined ? '' : [phaseOf(row), row.reason, row.error?.code, row.waiting?.cause.code].join();
}

function sentenceOf(row: DownloadView): string {
  const phase = messages.phases[phaseOf(row)];
  const cause = row.waiting?.cause ?? row.error;
  return cause === null ? phase : `${phase}. ${errorSentence(cause)}`;
}
