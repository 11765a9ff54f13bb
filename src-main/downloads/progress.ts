/** Speed and time left, from samples of a byte counter. Pure: the time is an argument, from a clock that never jumps. */
export interface ProgressMeter {
  /** Records that `bytes` had been received in all at `nowMs`. A smaller count than before starts over. */
  sample(bytes: number, nowMs: number): void;
  /** Bytes per second over the window; decays to 0 in silence. */
  bytesPerSecond(nowMs: number): number;
  /** Seconds left, or null while it would be a guess: before 3 s of data, without speed, or above 24 h. */
  secondsLeft(remainingBytes: number | null, nowMs: number): number | null;
}

const windowMs = 10_000;
const leastDataMs = 3000;
const mostSeconds = 24 * 3600;
/** Share of the new estimate in the shown one, at each sample: a shown time left must not jump about. */
const smoothing = 0.2;

/** A meter for one stretch of downloading; make a new one after a pause. */
export function createProgressMeter(): ProgressMeter {
  let samples: { atMs: number; bytes: number }[] = [];
  let shown: { atMs: number; seconds: number } | null = null;

  const bytesPerSecond = (nowMs: number): number => {
    const recent = samples.filter((sample) => sample.atMs >= nowMs - windowMs);
    const first = recent[0];
    const last = recent.at(-1);
    if (first === undefined || last === undefined || last.bytes === first.bytes) return 0;
    return ((last.bytes - first.bytes) * 1000) / Math.max(1, nowMs - first.atMs);
  };

  return {
    bytesPerSecond,
    sample: (bytes, nowMs) => {
      const last = samples.at(-1);
      if (last !== undefined && (bytes < last.bytes || nowMs < last.atMs)) {
        samples = [];
        shown = null;
      }
      samples.push({ atMs: nowMs, bytes });
      // One sample older than the window stays, so that the rate has a start to be measured from.
      while (samples.length > 2 && (samples[1]?.atMs ?? nowMs) < nowMs - windowMs) samples.shift();
    },
    secondsLeft: (remainingBytes, nowMs) => {
      const first = samples[0];
      const rate = bytesPerSecond(nowMs);
      if (remainingBytes === null || first === undefined || nowMs - first.atMs < leastDataMs || rate <= 0) {
        return null;
      }
      const raw = remainingBytes / rate;
      const expected = shown === null ? raw : Math.max(0, shown.seconds - (nowMs - shown.atMs) / 1000);
      const seconds = shown === null ? raw : expected + smoothing * (raw - expected);
      shown = { atMs: nowMs, seconds };
      return seconds > mostSeconds ? null : seconds;
    },
  };
}
