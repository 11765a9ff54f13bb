import type { SettingsView } from '../../src-preload/contract/snapshot.ts';

const minuteMs = 60_000;

/** Hours of the day in which downloads may fetch, in minutes since midnight, local time; they may pass midnight. */
export interface DownloadHours {
  readonly isOn: boolean;
  readonly from: number;
  /** As `from`: the whole day. */
  readonly to: number;
}

/** The hours as a person has set them. */
export function hoursOf(
  settings: Pick<SettingsView, 'downloadHoursOn' | 'downloadHoursFrom' | 'downloadHoursTo'>,
): DownloadHours {
  const { downloadHoursOn, downloadHoursFrom, downloadHoursTo } = settings;
  return { isOn: downloadHoursOn, from: downloadHoursFrom, to: downloadHoursTo };
}

/** Downloads may always fetch. */
export const atAnyHour: DownloadHours = { isOn: false, from: 0, to: 0 };

/**
 * Whether downloads may fetch at this moment; local time. Hours that end when they begin are the whole day. Pure, except
 * for the time zone.
 * @param nowMs epoch milliseconds
 */
export function isOpenAt(nowMs: number, hours: DownloadHours): boolean {
  if (!hours.isOn || hours.from === hours.to) return true;
  return nearbyStretches(nowMs, hours).some(({ fromMs, toMs }) => fromMs <= nowMs && nowMs < toMs);
}

/**
 * When that changes next, in epoch milliseconds; null for never. On a day when the clocks change, the hours begin and end
 * by the clock on the wall: a time that is leapt over comes with the leap, one that comes twice counts the first time.
 */
export function nextChange(nowMs: number, hours: DownloadHours): number | null {
  if (!hours.isOn || hours.from === hours.to) return null;
  const isOpen = isOpenAt(nowMs, hours);
  const changes = nearbyStretches(nowMs, hours)
    .map(({ fromMs, toMs }) => (isOpen ? toMs : fromMs))
    .filter((atMs) => atMs > nowMs && isOpenAt(atMs, hours) !== isOpen);
  return changes.length === 0 ? null : Math.min(...changes);
}

/** When the hours begin next; null while they last. */
export function nextOpening(nowMs: number, hours: DownloadHours): number | null {
  return isOpenAt(nowMs, hours) ? null : nextChange(nowMs, hours);
}

interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The hours that begin yesterday, today, and on the next two days: one of them may not exist. */
function nearbyStretches(nowMs: number, { from, to }: DownloadHours): readonly Stretch[] {
  return [-1, 0, 1, 2]
    .map((day) => ({
      fromMs: onTheWall(nowMs, day, from),
      toMs: onTheWall(nowMs, to < from ? day + 1 : day, to),
    }))
    .filter(({ fromMs, toMs }) => fromMs < toMs);
}

/** The moment when clocks on the wall first show this minute of that day, or leap over it. */
function onTheWall(nowMs: number, daysAhead: number, minute: number): number {
  const now = new Date(nowMs);
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate() + daysAhead];
  let moment = new Date(year, month, day, 0, minute);
  // `Date` takes a time that is leapt over as later: go back to the leap.
  const skipped = 60 * moment.getHours() + moment.getMinutes() - minute;
  for (let left = skipped; left > 0; left -= 1) {
    const before = new Date(moment.getTime() - minuteMs);
    if (before.getTimezoneOffset() !== moment.getTimezoneOffset()) break;
    moment = before;
  }
  return moment.getTime();
}
