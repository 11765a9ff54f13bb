import { formatClock } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';

/** The evening begins, and the night ends, at these hours. */
const [evening, morning] = [18, 5];

/** "tonight at 11:00 PM": a moment within the next day. Pure, except for the time zone. */
export function whenWords(atMs: number, nowMs: number): string {
  const words = messages.downloads.when;
  const [at, now] = [new Date(atMs), new Date(nowMs)];
  const time = formatClock(atMs);
  const isToday = at.getDate() === now.getDate();
  // The night that comes, not the one after the one that is.
  if (at.getHours() < morning && (isToday || now.getHours() >= morning)) return words.atNight(time);
  if (!isToday) return words.tomorrow(time);
  return at.getHours() >= evening ? words.tonight(time) : words.today(time);
}
