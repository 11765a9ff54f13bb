import type { MeasurementView } from '../../../src-preload/contract/computer.ts';
import type { ModelView } from '../../../src-preload/contract/snapshot.ts';
import { formatDuration, formatRate } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';

/** How long a measurement counts as recent, in milliseconds. */
const justNowMs = 10 * 60_000;

/**
 * How long the download would take, and how that is known. Null where the size is unknown. Pure.
 * @param bytesPerSecondLimit what the person has set, or null
 * @param nowMs milliseconds since the epoch
 */
export function timeWords(
  { fit }: Pick<ModelView, 'fit'>,
  measurement: MeasurementView,
  bytesPerSecondLimit: number | null,
  nowMs: number,
): string | null {
  if (fit.downloadSeconds === null) return null;
  const words = messages.fit;
  const duration = formatDuration(fit.downloadSeconds) ?? words.moreThanADay;
  if (measurement.state !== 'measured') return words.timeAssumed(duration);
  const { bytesPerSecond, atMs } = measurement;
  if (bytesPerSecondLimit !== null && bytesPerSecondLimit < bytesPerSecond)
    return words.timeLimited(duration);
  const isNews = Math.abs(nowMs - atMs) < justNowMs;
  return (isNews ? words.timeMeasured : words.timeMeasuredEarlier)(duration, formatRate(bytesPerSecond));
}
