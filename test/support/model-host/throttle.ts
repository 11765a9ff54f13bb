/** A limit of bytes per second; senders pay before they send. */
export interface Throttle {
  /** The most that may be paid for at once, for an even flow: 20 ms' worth, at least one byte. */
  sliceBytes(): number;
  /** Resolves when `bytes` may pass; at once without a limit. Ends early when the signal aborts. */
  pay(bytes: number, signal: AbortSignal): Promise<void>;
  /** Sets the limit in bytes per second, or none; applies at once, also to waiting senders. */
  setRate(bytesPerSecond: number | undefined): void;
}

const SLICE_MS = 20;
/** How much missed time is credited to a late sender: timers are inexact. */
const CREDIT_MS = 50;
/** The longest delay of a timer. */
const LONGEST_MS = 2 ** 31 - 1;

/** A throttle with the given rate; without one everything passes. */
export function createThrottle(bytesPerSecond?: number): Throttle {
  let rate = bytesPerSecond;
  let freeAtMs = performance.now();
  const waiting = new Set<() => void>();

  const reserve = (bytes: number): number => {
    if (rate === undefined) return 0;
    const now = performance.now();
    freeAtMs = Math.max(now - CREDIT_MS, freeAtMs) + (bytes / rate) * 1000;
    return freeAtMs - now;
  };
  return {
    sliceBytes: () =>
      rate === undefined ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor((rate * SLICE_MS) / 1000)),
    async pay(bytes, signal) {
      let waitMs = reserve(bytes);
      while (waitMs >= 1 && !signal.aborted) {
        const isOver = await waitOrWake(waitMs, signal, waiting);
        if (isOver) return;
        waitMs = reserve(bytes);
      }
    },
    setRate(next) {
      rate = next;
      freeAtMs = performance.now();
      for (const wake of [...waiting]) wake();
    },
  };
}

// True when the time has passed or the signal aborted, false when woken because the rate changed.
function waitOrWake(ms: number, signal: AbortSignal, waiting: Set<() => void>): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (isOver: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      waiting.delete(wake);
      resolve(isOver);
    };
    const over = () => finish(true);
    const wake = () => finish(false);
    const timer = setTimeout(over, Math.min(ms, LONGEST_MS));
    signal.addEventListener('abort', over);
    waiting.add(wake);
  });
}
