import { NogginError } from '../../errors.ts';
import type { DownloadRow } from '../../ledger/download-rows.ts';
import type { Move } from '../../ledger/downloads.ts';
import type { Downloads } from '../manager-port.ts';
import type { DownloadPorts } from '../ports.ts';
import type { Queue } from '../queue.ts';
import { setAside } from '../set-aside.ts';
import { isAtRest, isLegal } from '../state.ts';
import type { Changes } from './changes.ts';
import { knownFiles } from './known.ts';
import type { Line } from './line.ts';
import type { LiveRequests } from './live-requests.ts';

/** What a person can do with a request that is on its way. */
export type Commands = Pick<
  Downloads,
  'pause' | 'resume' | 'retry' | 'runNow' | 'cancel' | 'reorder' | 'replace' | 'setLimit'
>;

interface CommandPorts extends Pick<DownloadPorts, 'ledger' | 'now'> {
  readonly queue: Queue;
  readonly requests: LiveRequests;
  readonly line: Line;
  readonly changes: Changes;
}

/** Records each command first, then makes the work follow. */
export function createCommands({ ledger, now, queue, requests, line, changes }: CommandPorts): Commands {
  const known = (requestId: string): readonly DownloadRow[] => knownFiles(ledger, requestId);

  /**
   * Records a command for all files that it applies to, in one transaction. Files in another state, or past their
   * rename, stay as they are.
   * @param paused whether the person wants the request to rest from now on
   */
  const command = (requestId: string, move: Move, paused: boolean): boolean => {
    const rows = known(requestId);
    const moved = ledger.transaction(() => {
      const rowsMoved = rows
        .filter((row) => isLegal(row.state, move.to) && !queue.isPastRename(row.id))
        .flatMap((row) => ledger.downloads.move(row, move) ?? []);
      const hasRest = rowsMoved.length > 0 || rows.some(({ state }) => state === 'paused');
      if (!paused || hasRest) ledger.requests.setPaused(requestId, paused);
      return rowsMoved;
    });
    for (const { id } of moved) queue.stopRun(id);
    const [last] = moved;
    if (last !== undefined) changes.transition(requestId, last);
    return last !== undefined;
  };
  const goOn = (requestId: string): void => {
    if (command(requestId, { to: 'pending' }, false)) queue.pump();
  };

  return {
    pause: (id) => {
      command(id, { to: 'paused', reason: 'user' }, true);
    },
    resume: goOn,
    retry: goOn,
    runNow: (id) => {
      const wasAtRest = known(id).every(isAtRest);
      ledger.transaction(() => ledger.requests.setAnyHour(id));
      requests.changed(id);
      if (wasAtRest) goOn(id);
      queue.pump();
      changes.progress([id]);
    },
    cancel: (id) => {
      const rows = known(id);
      if (!command(id, { to: 'cancelled' }, false)) return;
      const idle = rows.filter((row) => !queue.isRunning(row.id));
      if (idle.length > 0) void Promise.all(idle.map(queue.tidy)).then(queue.pump);
    },
    reorder: (id, direction) => {
      const moved = line.reorder(known(id), direction);
      for (const requestId of moved) requests.changed(requestId);
      changes.progress([...line.lookAtEnds(), ...moved]);
    },
    replace: (id) => {
      const blocked = known(id).filter(({ error }) => error?.code === 'target-occupied');
      if (blocked.length === 0)
        throw new NogginError('not-now', 'There is no file in the way of this download');
      for (const row of blocked) {
        const note = setAside(row.targetPath, now());
        ledger.transaction(() => {
          ledger.history.append(row, { event: 'set-aside', from: row.state, note });
          ledger.installed.remove(row.modelId);
        });
      }
      changes.installed();
      goOn(id);
    },
    setLimit: (id, bytesPerSecond) => {
      known(id);
      ledger.transaction(() => ledger.requests.setLimit(id, bytesPerSecond));
      requests.changed(id);
      queue.shareOut();
      changes.progress([id]);
    },
  };
}
