import { toErrorView } from '../../errors.ts';
import type { DownloadRow } from '../../ledger/download-rows.ts';
import { createComeback } from '../comeback.ts';
import { createHealer, type Healer } from '../healer.ts';
import { isHealed } from '../healing.ts';
import type { HoursKeeper } from '../hours-keeper.ts';
import type { DownloadPorts } from '../ports.ts';
import type { Queue } from '../queue.ts';
import { atWork, isLegal } from '../state.ts';
import type { Changes } from './changes.ts';

/** Resumes downloads whose cause is over, without a person. */
export interface SelfResume extends Healer {
  /** When the source of a failed download is asked next, in epoch milliseconds; null when it is not. */
  nextLookAtMs(row: DownloadRow): number | null;
}

interface SelfResumePorts
  extends Pick<
    DownloadPorts,
    'ledger' | 'log' | 'tuning' | 'isServed' | 'freeBytes' | 'largestFile' | 'now' | 'monotonic'
  > {
  readonly queue: Queue;
  readonly hours: Pick<HoursKeeper, 'heldUntilMs'>;
  readonly changes: Pick<Changes, 'progress' | 'transition'>;
  /** Takes up what an earlier process left; false: not yet possible. */
  takeUp(): boolean;
}

export function createSelfResume(ports: SelfResumePorts): SelfResume {
  const { ledger, queue, hours, changes } = ports;
  const isPaused = ({ requestId }: DownloadRow): boolean => ledger.requests.get(requestId)?.isPaused === true;
  const isStalled = ({ id, state }: DownloadRow): boolean => atWork.includes(state) && !queue.isRunning(id);

  const comeback = createComeback({
    tuning: ports.tuning,
    monotonic: ports.monotonic,
    idleMs: (id) => queue.idleMs(id),
    isServed: async ({ sourceUrl }) => (await ports.isServed?.(sourceUrl)) ?? false,
  });
  /** Whether the source of a failed download answers again. Tells the next look. */
  const lookAgain = async (row: DownloadRow): Promise<boolean> => {
    const before = comeback.nextInMs(row);
    const isOver = ports.isServed !== undefined && (await comeback.isOver(row));
    if (!isOver && before === 0) changes.progress([row.requestId]);
    return isOver;
  };

  /** Puts one file back in line: its cause is over. */
  const goOn = (row: DownloadRow): void => {
    const moved = isLegal(row.state, 'pending')
      ? ledger.transaction(() => ledger.downloads.move(row, { to: 'pending' }))
      : null;
    if (moved === null) return;
    queue.stopRun(row.id);
    changes.transition(row.requestId, moved);
    queue.pump();
  };
  /** @throws NogginError when the ledger still cannot take it */
  const goOnStalled = (row: DownloadRow): void => {
    try {
      goOn(row);
    } catch (error) {
      queue.stall(row.id, toErrorView(error));
      changes.progress([row.requestId]);
      throw error;
    }
  };

  /** Resumes downloads whose cause is over, and those whose last transition the ledger refused (FAULTS C8). */
  const heal = async (): Promise<boolean> => {
    if (!ports.takeUp()) return true;
    for (const row of ledger.downloads.standing()) {
      // Skip what the person has paused, whatever held it up before.
      if (isPaused(row) && !isStalled(row)) continue;
      const isOver =
        row.state === 'paused'
          ? await isHealed(row, queue.idleMs(row.id), ports)
          : row.state === 'failed' && hours.heldUntilMs(row) === null && (await lookAgain(row));
      if (isStalled(row)) goOnStalled(row);
      else if (isOver) goOn(row);
    }
    queue.pump();
    return ledger.downloads
      .standing()
      .some(
        (row) =>
          isStalled(row) ||
          (!isPaused(row) && ((row.state === 'paused' && row.reason !== 'user') || comeback.isWaiting(row))),
      );
  };
  const healer = createHealer(ports.tuning.healMs, heal, (error) =>
    ports.log.warn('could not look after waiting downloads', { error: String(error) }),
  );
  return {
    ...healer,
    nextLookAtMs: (row) => {
      const inMs = ports.isServed === undefined || isPaused(row) ? null : comeback.nextInMs(row);
      // Sources are left alone outside of the hours, too.
      return inMs === null ? null : Math.max(ports.now() + inMs, hours.heldUntilMs(row) ?? 0);
    },
  };
}
