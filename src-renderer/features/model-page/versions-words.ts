import type { HubVersionsView } from '../../../src-preload/contract/huggingface.ts';
import { formatBytes } from '../../ui/format.ts';
import { formatDayOf } from '../../ui/format-plain.ts';
import { messages } from '../../words/messages.ts';

/** How the model that is here stands beside what its publisher offers now; null for one that is not here. Pure. */
export function versionsWords({
  standing,
  changedMs,
  reusedFiles,
  fetchBytes,
}: Omit<HubVersionsView, 'offer'>): string | null {
  const words = messages.modelPage;
  switch (standing) {
    case 'unknown':
      return null;
    case 'same':
      return words.same;
    case 'gone':
      return words.gone;
    case 'changed':
      if (fetchBytes === 0) return words.newerIsHere;
      return [
        changedMs === null ? words.changed : words.changedOn(formatDayOf(changedMs)),
        ...(fetchBytes === null
          ? []
          : [
              reusedFiles > 0
                ? words.fetchesRest(reusedFiles, formatBytes(fetchBytes))
                : words.fetchesAll(formatBytes(fetchBytes)),
            ]),
        words.oldStays,
      ].join(' ');
  }
}
