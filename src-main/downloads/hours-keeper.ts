import type { DownloadRow } from '../ledger/download-rows.ts';
import type { Move } from '../ledger/downloads.ts';
import { atAnyHour } from './hours.ts';
import { createHoursWatch } from './hours-watch.ts';
import type { DownloadPorts } from './ports.ts';

interface HoursKeeperPorts extends Pick<DownloadPorts, 'ledger' | 'log' | 'hours' | 'now'> {
  /** The hours do not hold for this request. */
  isAnyHour(requestId: string): boolean;
  /** Ids of all downloads that have a job. */
  runningIds(): readonly string[];
  /** This one was put back in line: its job has to end. */
  putBack(row: DownloadRow): void;
  /** The hours have begun or ended, or are others. */
  changed(): void;
}

/** Holds downloads to the hours in which they may fetch. */
export interface HoursKeeper {
  /** When a download may fetch, in epoch milliseconds; null: now. */
  heldUntilMs(row: DownloadRow): number | null;
  /** Looks at the clock and at the setting. */
  look(): void;
  stop(): void;
}

export function createHoursKeeper(ports: HoursKeeperPorts): HoursKeeper {
  const { ledger } = ports;
  const watch = createHoursWatch(
    { hours: () => ports.hours?.() ?? atAnyHour, now: ports.now },
    (hasChanged) => {
      putBackWhatIsHeld();
      if (hasChanged) ports.changed();
    },
  );
  // What is all here need not fetch.
  const heldUntilMs = ({ requestId, durableBytes, totalBytes }: DownloadRow): number | null =>
    watch.opensAtMs() === null || durableBytes === totalBytes || ports.isAnyHour(requestId)
      ? null
      : watch.opensAtMs();
  /** Only what is fetching: what is being verified goes on. */
  const putBackWhatIsHeld = (): void => {
    if (watch.opensAtMs() === null) return;
    const back: Move = { to: 'pending', reason: 'hours' };
    const held = ports
      .runningIds()
      .flatMap((id) => ledger.downloads.get(id) ?? [])
      .filter((row) => row.state === 'downloading' && heldUntilMs(row) !== null);
    try {
      const moved = ledger.transaction(() => held.flatMap((row) => ledger.downloads.move(row, back) ?? []));
      for (const row of moved) ports.putBack(row);
    } catch (error) {
      // The ledger cannot be written (FAULTS C8): the next look tries again.
      ports.log.error('a wait for the hours was not recorded', { error: String(error) });
    }
  };
  return { heldUntilMs, look: watch.look, stop: watch.stop };
}
