import { formatClock } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';

/** The evening begins at this hour. */
const evening = 18;

/** "tonight at 11:00 PM": a moment within the next day. Pure, except for the time zone. */
export function whenWords(atMs: number, nowMs: number): string {
  const words = messages.downloads.when;
  const [at, now] = [new Date(atMs), new Date(nowMs)];
  const time = formatClock(atMs);
  if (at.getDate() !== now.getDate()) return words.tomorrow(time);
  return at.getHours() >= evening ? words.tonight(time) : words.today(time);
}
