/** Speed and time left, from samples of a byte counter. Pure: the time is an argument, from a clock that never jumps. */
export interface ProgressMeter {
  /**
   * Records that `bytes` of `totalBytes` had been received at `nowMs`. A smaller count than before starts over. Only
   * samples change what is shown: reading it, however often, does not.
   */
  sample(bytes: number, totalBytes: number | null, nowMs: number): void;
  /** Bytes per second over the window; grows from 0 in the first second, decays to 0 in silence. */
  bytesPerSecond(nowMs: number): number;
  /** Seconds left, or null while it would be a guess: before 3 s of data, without speed, or above 24 h. */
  secondsLeft(nowMs: number): number | null;
}

const windowMs = 10_000;
/** A rate over less time than this would tell of buffers that were emptied at once, not of the connection. */
const leastSpanMs = 1000;
const leastDataMs = 3000;
const mostSeconds = 24 * 3600;
/** Share of the old estimate that is left after 200 ms: a shown time left must not jump about. */
const keptAfter200Ms = 0.8;

/** A meter for one stretch of downloading; make a new one after a pause. */
export function createProgressMeter(): ProgressMeter {
  let samples: { atMs: number; bytes: number }[] = [];
  let shown: { atMs: number; seconds: number } | null = null;

  const bytesPerSecond = (nowMs: number): number => {
    const recent = samples.filter((sample) => sample.atMs >= nowMs - windowMs);
    const first = recent[0];
    const last = recent.at(-1);
    if (first === undefined || last === undefined || last.bytes === first.bytes) return 0;
    return ((last.bytes - first.bytes) * 1000) / Math.max(leastSpanMs, nowMs - first.atMs);
  };

  const isGuess = (nowMs: number): boolean => {
    const first = samples[0];
    return first === undefined || nowMs - first.atMs < leastDataMs || bytesPerSecond(nowMs) <= 0;
  };
  const countedDown = (nowMs: number): number | null =>
    shown === null ? null : Math.max(0, shown.seconds - (nowMs - shown.atMs) / 1000);

  return {
    bytesPerSecond,
    sample: (bytes, totalBytes, nowMs) => {
      const last = samples.at(-1);
      if (last !== undefined && (bytes < last.bytes || nowMs < last.atMs)) {
        samples = [];
        shown = null;
      }
      samples.push({ atMs: nowMs, bytes });
      // Keep one sample older than the window: it tells since when there has been data.
      while (samples.length > 2 && (samples[1]?.atMs ?? nowMs) < nowMs - windowMs) samples.shift();
      if (totalBytes === null) shown = null;
      if (totalBytes === null || isGuess(nowMs)) return;
      const raw = (totalBytes - bytes) / bytesPerSecond(nowMs);
      const expected = countedDown(nowMs) ?? raw;
      const kept = shown === null ? 0 : keptAfter200Ms ** ((nowMs - shown.atMs) / 200);
      shown = { atMs: nowMs, seconds: raw + kept * (expected - raw) };
    },
    secondsLeft: (nowMs) => {
      const seconds = isGuess(nowMs) ? null : countedDown(nowMs);
      return seconds === null || seconds > mostSeconds ? null : seconds;
    },
  };
}
