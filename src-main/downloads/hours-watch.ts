import { readTimeZoneAnew } from '../platform/time-zone.ts';
import { type DownloadHours, nextChange, nextOpening } from './hours.ts';

/** Look at least this often, in milliseconds: clocks are set, time zones change, and computers sleep. */
const mostMs = 60_000;

/** Watches the hours in which downloads may fetch. */
export interface HoursWatch {
  /** When fetching may begin, in epoch milliseconds, as of the last look; null: now. */
  opensAtMs(): number | null;
  /** Looks at the clock and at the setting. */
  look(): void;
  stop(): void;
}

interface HoursWatchPorts {
  hours(): DownloadHours;
  /** Epoch milliseconds. */
  now(): number;
}

/**
 * Looks when the hours begin or end, and in between.
 * @param looked called after each look; whether something has changed since the last one
 */
export function createHoursWatch(
  { hours, now }: HoursWatchPorts,
  looked: (hasChanged: boolean) => void,
): HoursWatch {
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  let opensAtMs = nextOpening(now(), hours());

  const look = (): void => {
    if (isStopped) return;
    readTimeZoneAnew();
    const before = opensAtMs;
    opensAtMs = nextOpening(now(), hours());
    if (timer !== null) clearTimeout(timer);
    const change = nextChange(now(), hours());
    timer = change === null ? null : setTimeout(look, Math.min(mostMs, change - now()));
    timer?.unref();
    looked(before !== opensAtMs);
  };
  return {
    opensAtMs: () => opensAtMs,
    look,
    stop: () => {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
