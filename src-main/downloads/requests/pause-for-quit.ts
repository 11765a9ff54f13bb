import type { DownloadState } from '../../../src-preload/contract/downloads.ts';
import type { DownloadRow } from '../../ledger/download-rows.ts';
import type { DownloadPorts } from '../ports.ts';
import type { Queue } from '../queue.ts';
import { atWork } from '../state.ts';
import type { Changes } from './changes.ts';

const stoppable: readonly DownloadState[] = ['pending', ...atWork];

/** Records a pause of everything that can be stopped, so that it goes on at the next start. Never throws. */
export function pauseForQuit(
  { ledger, log }: Pick<DownloadPorts, 'ledger' | 'log'>,
  queue: Queue,
  changes: Pick<Changes, 'transition'>,
): void {
  const paused: DownloadRow[] = [];
  const pauseAll = (): void => {
    for (const row of ledger.downloads.live()) {
      if (!stoppable.includes(row.state) || queue.isPastRename(row.id)) continue;
      const moved = ledger.downloads.move(row, { to: 'paused', reason: 'quit' });
      if (moved === null) continue;
      queue.stopRun(row.id);
      paused.push(moved);
    }
  };
  try {
    // One transaction, one wait for the disk.
    ledger.transaction(pauseAll);
    for (const row of paused) changes.transition(row.requestId, row);
  } catch (error) {
    // The ledger cannot be written (FAULTS C8): the next start finds the downloads interrupted, which is true.
    log.error('a pause for quitting was not recorded', { error: String(error) });
  }
}
