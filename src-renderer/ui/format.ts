import { messages } from '../words/messages.ts';

export { memoryAsSold } from '../../src-preload/contract/memory.ts';

const { locale } = messages;

/** Decimal units, as disks and downloads are sold; steps of 1000 bytes. */
const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** "2.5 GB", "64 MB", "4.2 MB": one decimal from a gigabyte on and below ten of a smaller unit. */
export function formatBytes(bytes: number): string {
  const { amount, unit } = scale(bytes);
  return withUnit(unit, decimals(amount, unit), amount);
}

/** "12.4 MB/s". */
export function formatRate(bytesPerSecond: number): string {
  const { amount, unit } = scale(bytesPerSecond);
  return withUnit(`${unit}-per-second`, amount < 100 ? 1 : 0, amount);
}

/** "16 GB": memory is built in powers of two. */
export function formatMemory(bytes: number): string {
  const amount = bytes / 1024 ** 3;
  return withUnit('gigabyte', amount < 8 ? 1 : 0, amount);
}

/** Whole percent, rounded down: 100 only when nothing is missing. Null when the whole is unknown. */
export function percentOf(part: number, whole: number | null): number | null {
  if (whole === null || whole <= 0) return null;
  if (part >= whole) return 100;
  return Math.max(0, Math.min(99, Math.floor((100 * part) / whole)));
}

/** "63%". */
export function formatPercent(percent: number): string {
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(percent / 100);
}

/** "63 percent", to be heard. */
export function speakPercent(percent: number): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'percent', unitDisplay: 'long' }).format(
    percent,
  );
}

/** "less than a minute", "about 6 minutes", "about 2 hours"; null above a day, where it would be a guess. */
export function formatDuration(seconds: number): string | null {
  if (!Number.isFinite(seconds) || seconds < 0 || seconds > 24 * 3600) return null;
  if (seconds < 50) return messages.duration.lessThanAMinute;
  if (seconds < 90 * 60) return messages.duration.about(long('minute', Math.round(seconds / 60)));
  return messages.duration.about(long('hour', Math.round(seconds / 3600)));
}

/** "12 seconds", "3 minutes": for a countdown. */
export function formatCountdown(seconds: number): string {
  return seconds < 120 ? long('second', Math.ceil(seconds)) : long('minute', Math.ceil(seconds / 60));
}

/** "November 23, 2026 at 2:14 AM": date and time in the language of the window. */
export function formatDateTime(epochMs: number): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(epochMs);
}

/** "11:00 PM": a time of the day. */
export function formatClock(epochMs: number): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(epochMs);
}

/** "Nov 23, 2026, 2:14:07 AM": a moment, to the second. */
export function formatMoment(epochMs: number): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(epochMs);
}

/** "12 seconds", "3 minutes 12 seconds", "2 hours 5 minutes": how long something took, in two units at most. */
export function formatSpan(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 1) return messages.duration.lessThanASecond;
  const [hours, minutes, rest] = [
    Math.floor(seconds / 3600),
    Math.floor((seconds % 3600) / 60),
    seconds % 60,
  ];
  const parts = [
    ...(hours > 0 ? [long('hour', hours)] : []),
    ...(minutes > 0 ? [long('minute', minutes)] : []),
    ...(hours === 0 && rest > 0 ? [long('second', rest)] : []),
  ];
  return parts.join(' ');
}

function scale(bytes: number): { readonly amount: number; readonly unit: (typeof units)[number] } {
  // Nothing yet is told in the unit that comes next, not in "0 bytes".
  if (bytes <= 0) return { amount: 0, unit: 'megabyte' };
  let amount = bytes / 1000;
  for (const unit of units) {
    // What would be rounded up to 1000 belongs to the next unit.
    if (amount < 999.5) return { amount: Math.max(amount, 0.1), unit };
    amount /= 1000;
  }
  return { amount: amount * 1000, unit: 'terabyte' };
}

function decimals(amount: number, unit: string): number {
  return unit === 'gigabyte' || unit === 'terabyte' || amount < 10 ? 1 : 0;
}

function withUnit(unit: string, maximumFractionDigits: number, amount: number): string {
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits } as const;
  // Intl breaks some units from their number and others not: in German "GB" is kept with it, "MB" is not.
  return isolated(new Intl.NumberFormat(locale, options).format(amount).replace(/\s/g, messages.unitSpace));
}

/** Keeps the number before its unit where the page is written from right to left: "18.6 GB", never "GB 18.6". */
function isolated(amount: string): string {
  const isRightToLeft = typeof document !== 'undefined' && document.documentElement.dir === 'rtl';
  return isRightToLeft ? `\u2066${amount}\u2069` : amount;
}

function long(unit: 'second' | 'minute' | 'hour', amount: number): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
}
