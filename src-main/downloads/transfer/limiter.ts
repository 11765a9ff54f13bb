/** Most debt or credit, in milliseconds of the limit: a burst must not cause a long silence. */
const burstMs = 250;

/** Limits a transfer to a rate. Pure: time is an argument. */
export interface Limiter {
  /** Counts received bytes; the excess is waited off. */
  count(bytes: number, nowMs: number): void;
  /** Milliseconds until more should be read; 0 when at once. A changed limit counts from now on. */
  waitMs(nowMs: number): number;
}

/** @param bytesPerSecond read anew each time; 0 is no limit */
export function createLimiter(bytesPerSecond: () => number): Limiter {
  let rate = bytesPerSecond();
  let readyMs = Number.NEGATIVE_INFINITY;

  const follow = (nowMs: number): void => {
    const now = bytesPerSecond();
    if (now !== rate) readyMs = nowMs;
    rate = now;
  };
  return {
    count: (bytes, nowMs) => {
      follow(nowMs);
      if (rate > 0) readyMs = Math.max(readyMs, nowMs - burstMs) + (bytes * 1000) / rate;
    },
    waitMs: (nowMs) => {
      follow(nowMs);
      return rate > 0 ? Math.max(0, readyMs - nowMs) : 0;
    },
  };
}
