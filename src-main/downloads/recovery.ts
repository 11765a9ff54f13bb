import type { NoticeView } from '../../src-preload/contract/snapshot.ts';
import type { DownloadRow } from '../ledger/download-rows.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { afterRestart } from './state.ts';

/**
 * Puts what an earlier process left at work back in line, or leaves it paused when the person wants to be asked.
 * @param ids what it left behind
 * @returns what to tell the person, once
 */
export function recoverDownloads(
  ledger: Ledger,
  ids: ReadonlySet<string>,
  resumeAutomatically: boolean,
): readonly NoticeView[] {
  const notices: NoticeView[] = [];
  ledger.together(() => {
    for (const row of ledger.downloads.live()) {
      if (!ids.has(row.id)) continue;
      const next = afterRestart(row.state, row.reason, resumeAutomatically);
      if (next === null) continue;
      // A row that already waits in line moves nowhere; it is paused only when the person wants to be asked.
      if (next.to !== row.state) {
        ledger.downloads.move(row, { to: next.to, reason: next.reason, note: 'the process had ended' });
      }
      if (next.interrupted) notices.push(interrupted(row, resumeAutomatically));
    }
  });
  return notices;
}

function interrupted(row: DownloadRow, goesOn: boolean): NoticeView {
  const total = row.totalBytes ?? row.expectedBytes;
  const percent = total === null ? null : Math.floor((100 * row.durableBytes) / total);
  // Named after its download: it goes when that does.
  return { id: row.id, kind: 'interrupted', name: row.name, percent, goesOn };
}
