import type { DownloadHours } from '../../src-main/downloads/hours.ts';

/** Hours that begin this many minutes from now, or began before now, and last two hours. */
function hoursFrom(minutesFromNow: number, nowMs = Date.now()): DownloadHours {
  const minuteOf = (atMs: number): number => 60 * new Date(atMs).getHours() + new Date(atMs).getMinutes();
  const fromMs = nowMs + 60_000 * minutesFromNow;
  return { isOn: true, from: minuteOf(fromMs), to: minuteOf(fromMs + 2 * 3_600_000) };
}

/** Hours far from now. */
export const laterToday = (): DownloadHours => hoursFrom(300);

/** Hours around now. */
export const rightNow = (): DownloadHours => hoursFrom(-60);
