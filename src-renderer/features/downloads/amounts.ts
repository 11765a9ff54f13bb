import type { DownloadView } from '../../../src-preload/contract/downloads.ts';
import type { DownloadPhase } from '../../state/phase.ts';
import { formatBytes, formatDuration, formatRate, percentOf, speakPercent } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';

/** What a progress bar and the line below it show. */
export interface Amounts {
  /** Whole percent; null when the size is unknown. */
  readonly percent: number | null;
  /** From 0 to 1. */
  readonly share: number;
  /** What the bar says to a screen reader. */
  readonly spoken: string;
  /** "40 MB of 64 MB", then speed and time left while bytes move. */
  readonly facts: readonly string[];
}

/** Words and numbers of a download's progress; while it is checked, of the check. Pure. */
export function amountsOf(download: DownloadView, phase: DownloadPhase): Amounts {
  const { totalBytes } = download;
  const done = phase === 'checking' ? download.hashedBytes : download.receivedBytes;
  const percent = phase === 'installing' ? 100 : percentOf(done, totalBytes);
  const amount = amountText(done, totalBytes, phase);
  return {
    percent,
    share: totalBytes === null || totalBytes <= 0 ? 0 : Math.min(1, Math.max(0, done / totalBytes)),
    spoken: percent === null ? amount : messages.downloads.valueText(speakPercent(percent), amount),
    facts: phase === 'downloading' ? [amount, ...pace(download)] : [amount],
  };
}

function amountText(done: number, total: number | null, phase: DownloadPhase): string {
  const words = messages.downloads;
  if (total === null) return words.receivedOnly(formatBytes(done));
  const form = phase === 'checking' ? words.checked : words.received;
  return form(formatBytes(Math.min(done, total)), formatBytes(total));
}

function pace({ bytesPerSecond, secondsLeft }: DownloadView): readonly string[] {
  if (bytesPerSecond <= 0) return [messages.downloads.silent];
  const duration = secondsLeft === null ? null : formatDuration(secondsLeft);
  const left = duration === null ? [] : [messages.downloads.timeLeft(duration)];
  return [formatRate(bytesPerSecond), ...left];
}
