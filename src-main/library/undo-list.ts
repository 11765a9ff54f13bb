import { NogginError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { RemovalRow } from '../ledger/removals.ts';
import type { Log } from '../log-port.ts';
import { finishRemoval, moveAside, type Removable, recoverRemoval, undoRemoval } from './removal.ts';

/** How long what was removed can be brought back, in milliseconds, unless the person ends it before. */
const undoMs = 10 * 60_000;

/** What was removed and can still be brought back. */
export interface UndoList {
  remove(what: Removable): Promise<void>;
  /** @returns what was brought back */
  undo(id: string): Promise<RemovalRow>;
  finish(id: string): Promise<void>;
  /** Takes up what an earlier process left aside. */
  recover(): Promise<void>;
  stop(): void;
}

/** @param changed called when something was removed, brought back, or removed for good */
export function createUndoList(
  { ledger, log, now }: { readonly ledger: Ledger; readonly log: Log; now(): number },
  changed: () => void,
): UndoList {
  const timers = new Map<string, NodeJS.Timeout>();

  const known = (id: string): RemovalRow => {
    const row = ledger.removals.get(id);
    if (row === null) throw new NogginError('unknown-id', 'This is no longer aside');
    return row;
  };
  const forgetTimer = (id: string): void => {
    clearTimeout(timers.get(id));
    timers.delete(id);
  };
  const finish = async (row: RemovalRow): Promise<void> => {
    forgetTimer(row.id);
    await finishRemoval(ledger, row);
    changed();
  };
  const finishQuietly = (row: RemovalRow): Promise<void> =>
    finish(row).catch((error: unknown) => {
      log.warn('what was removed still lies aside', { removalId: row.id, error: String(error) });
    });
  const schedule = (row: RemovalRow, ms: number): void => {
    timers.set(
      row.id,
      setTimeout(() => void finishQuietly(row), ms),
    );
  };

  return {
    remove: async (what) => {
      schedule(await moveAside(ledger, what, now()), undoMs);
      changed();
    },
    undo: async (id) => {
      const row = known(id);
      await undoRemoval(ledger, row);
      forgetTimer(id);
      changed();
      return row;
    },
    finish: (id) => finish(known(id)),
    recover: async () => {
      for (const row of ledger.removals.all()) {
        try {
          if (!(await recoverRemoval(ledger, row))) continue;
          const leftMs = undoMs - (now() - row.removedAtMs);
          if (leftMs > 0) schedule(row, Math.min(undoMs, leftMs));
          else await finishQuietly(row);
        } catch (error) {
          log.warn('what was removed could not be looked at', { removalId: row.id, error: String(error) });
        }
      }
    },
    stop: () => {
      for (const id of timers.keys()) forgetTimer(id);
    },
  };
}
