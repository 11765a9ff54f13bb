/** Counts how often something broke down lately. */
export interface CrashCounter {
  /** Once more. Whether that is too often. */
  add(): boolean;
  /** Begins to count anew. */
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
