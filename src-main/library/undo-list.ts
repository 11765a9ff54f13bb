import type { RemovalView } from '../../src-preload/contract/library.ts';
import { NogginError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { RemovalRow } from '../ledger/removals.ts';
import type { Log } from '../log-port.ts';
import { partFileOf } from '../models/part-file.ts';
import { randomUUID } from '../platform/late-crypto.ts';
import { finishRemoval, moveAside, type Removable, recoverRemoval, undoRemoval } from './removal.ts';

/** How long what was removed can be brought back, in milliseconds, unless the person ends it before. */
const undoMs = 10 * 60_000;

/** What was removed and can still be brought back. */
export interface UndoList {
  /** Removes files by one click: all of them, or none. */
  remove(files: readonly Removable[]): Promise<void>;
  /** Brings back all that was removed by the same click. @returns what was brought back */
  undo(id: string): Promise<readonly RemovalRow[]>;
  finish(id: string): Promise<void>;
  /** One line for each click. */
  view(): readonly RemovalView[];
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

  const known = (id: string): readonly RemovalRow[] => {
    const row = ledger.removals.get(id);
    if (row === null) throw new NogginError('unknown-id', 'This is no longer aside');
    return ledger.removals.ofGroup(row.groupId);
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
    remove: async (files) => {
      const groupId = randomUUID();
      const aside: RemovalRow[] = [];
      try {
        for (const file of files) aside.push(await moveAside(ledger, file, groupId, now()));
      } catch (error) {
        for (const row of aside) await undoRemoval(ledger, row);
        throw error;
      }
      for (const row of aside) schedule(row, undoMs);
      changed();
    },
    undo: async (id) => {
      const rows = known(id);
      for (const row of rows) {
        await undoRemoval(ledger, row);
        forgetTimer(row.id);
      }
      changed();
      return rows;
    },
    finish: async (id) => {
      for (const row of known(id)) await finish(row);
    },
    view: () => {
      const groups = new Map<string, RemovalRow[]>();
      for (const row of ledger.removals.all()) {
        groups.set(row.groupId, [...(groups.get(row.groupId) ?? []), row]);
      }
      return [...groups.values()].map(removalView);
    },
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

function removalView(rows: readonly RemovalRow[]): RemovalView {
  const { id, name, installed } = rows[0] as RemovalRow;
  const bytes = rows.reduce((sum, row) => sum + row.bytes, 0);
  if (installed === null) {
    const base = rows.length > 1 ? partFileOf(name)?.base : undefined;
    return { id, name: base ?? name, bytes, isModel: false };
  }
  const { fileIndex: index, fileCount: count } = installed;
  const isLone = rows.length < count;
  return { id, name, bytes, isModel: true, ...(isLone ? { lone: { index, count } } : {}) };
}
