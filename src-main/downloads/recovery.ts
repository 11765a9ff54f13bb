import type { NoticeView } from '../../src-preload/contract/snapshot.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { afterRestart, isTerminal } from './state.ts';

/**
 * Puts downloads of an earlier process back in line, or pauses them if the person wants to be asked.
 * @param ids the downloads it left
 * @returns notices, told once
 */
export function recoverDownloads(
  ledger: Ledger,
  ids: ReadonlySet<string>,
  resumeAutomatically: boolean,
): readonly NoticeView[] {
  const interruptedRequests = new Set<string>();
  ledger.transaction(() => {
    for (const row of ledger.downloads.live()) {
      if (!ids.has(row.id)) continue;
      const next = afterRestart(row.state, row.reason, resumeAutomatically);
      if (next === null) continue;
      // A waiting row stays; it is paused only if the person wants to be asked.
      if (next.to !== row.state) {
        ledger.downloads.move(row, { to: next.to, reason: next.reason, note: 'the process had ended' });
      }
      if (next.interrupted) interruptedRequests.add(row.requestId);
    }
  });
  return [...interruptedRequests].flatMap((id) => interrupted(ledger, id, resumeAutomatically) ?? []);
}

/** Named after its request: it goes when that does. */
function interrupted(ledger: Ledger, requestId: string, goesOn: boolean): NoticeView | null {
  const rows = ledger.downloads.ofRequest(requestId);
  const name = rows[0]?.name;
  if (name === undefined) return null;
  const coming = rows.filter(({ state }) => !isTerminal(state));
  const ids = new Set(coming.map(({ modelId }) => modelId));
  const present = ledger.installed.ofModel(rows[0]?.ofModel ?? '').filter(({ modelId }) => !ids.has(modelId));
  const presentBytes = present.reduce((sum, { bytes }) => sum + bytes, 0);
  let [received, total]: [number, number | null] = [presentBytes, presentBytes];
  for (const row of coming) {
    const bytes = row.totalBytes ?? row.expectedBytes;
    received += row.durableBytes;
    total = total === null || bytes === null ? null : total + bytes;
  }
  const percent = total === null ? null : Math.floor((100 * received) / total);
  return { id: requestId, kind: 'interrupted', name, percent, goesOn };
}
