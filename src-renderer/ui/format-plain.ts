import { messages } from '../words/messages.ts';

const { locale } = messages;

/** "262,144": a whole number as people of the window's language write it. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** "1.2M": a large number, rounded, as people of the window's language write it. */
export function formatRounded(count: number): string {
  const options = { notation: 'compact', maximumSignificantDigits: 2 } as const;
  return new Intl.NumberFormat(locale, options).format(count);
}

/** "November 23, 2026": the day of a moment in epoch milliseconds, as counted in UTC. */
export function formatDayOf(epochMs: number): string {
  return formatDay(new Date(epochMs).toISOString().slice(0, 10));
}

/** "November 23, 2026" of `2026-11-23`: a day is the same day everywhere. */
export function formatDay(day: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00:00Z`),
  );
}
