/** Counts crashes within a time window. */
export interface CrashCounter {
  /** Counts one more; true when there are too many. */
  add(): boolean;
  /** Resets the count. */
  forget(): void;
}

/**
 * @param most this many within `windowMs` milliseconds are too often
 * @param monotonic milliseconds from a clock that never jumps
 */
export function createCrashCounter(most: number, windowMs: number, monotonic: () => number): CrashCounter {
  let times: readonly number[] = [];
  return {
    add: () => {
      const now = monotonic();
      times = [...times.filter((at) => now - at < windowMs), now];
      return times.length >= most;
    },
    forget: () => {
      times = [];
    },
  };
}
