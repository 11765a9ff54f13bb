/** What the last comparison of connection counts showed. */
export type Lesson = 'unknown' | 'more-do-not-help' | 'more-would-help';

/** How many connections are worth having. Pure: bytes and time are arguments. */
export interface ConnectionTuner {
  /**
   * Returns how many connections there should be now.
   * @param nowMs from a clock that never jumps
   * @param busyMs how long this thread has worked so far, of all that time
   */
  advise(receivedBytes: number, nowMs: number, busyMs: number): number;
  /** The latest result. */
  lesson(): Lesson;
}

/** A further connection stays only if it speeds up the whole by this factor. */
const worthwhile = 1.1;
/** Compare early, or a short download ends before the first comparison. */
const firstWindowMs = 100;
const laterWindowMs = 1500;
const quickWindows = 4;
/** A thread busy for this share of its time is the bottleneck: more connections cannot help. */
const busyShare = 0.8;
/** Try again later: the line may have changed. */
const askAgainMs = 20_000;
/** A first result is based on little data: check it again soon, over a longer time. */
const askSoonMs = 1000;

/**
 * Doubles the connections while that speeds up the whole, halves them when it does not, and tries again from time to
 * time. Uses one connection where this computer is slower than its line.
 * @param limit most connections at a time, at least 1; read anew each time
 * @param first how many to begin with
 */
export function createConnectionTuner(limit: () => number, first: number): ConnectionTuner {
  let most = limit();
  let target = Math.min(first, most);
  let windows = 0;
  let window: { startMs: number; bytes: number; busyMs: number } | null = null;
  let before: { target: number; rate: number } | null = null;
  let restUntilMs: number | null = null;
  let lesson: Lesson = 'unknown';

  const settle = (nowMs: number, rate: number): void => {
    restUntilMs = nowMs + (windows <= quickWindows ? askSoonMs : askAgainMs);
    before = { target, rate };
  };
  const decide = (rate: number, isBusy: boolean, nowMs: number): void => {
    windows += 1;
    const tried = before !== null && target > before.target ? before : null;
    if (tried !== null && rate < tried.rate * worthwhile) {
      target = tried.target;
      // A busy computer says nothing about the line.
      if (!isBusy) lesson = 'more-do-not-help';
      settle(nowMs, tried.rate);
    } else if (isBusy && before === null && windows === 1 && first <= 2) {
      // Without a result yet, start with one.
      target = 1;
    } else if (isBusy || target >= most) {
      // Every step so far paid off; with one connection nothing was compared.
      if (tried !== null) lesson = target >= most ? 'more-would-help' : 'unknown';
      settle(nowMs, rate);
    } else {
      before = { target, rate };
      target = Math.min(most, target * 2);
    }
  };

  /** A lower limit applies at once; a higher one is tried at once. */
  const follow = (): void => {
    const now = limit();
    if (now > most && target === most) {
      restUntilMs = Number.NEGATIVE_INFINITY;
      target = Math.max(target, Math.min(first, now));
    }
    most = now;
    target = Math.min(target, most);
  };

  return {
    lesson: () => lesson,
    advise: (receivedBytes, nowMs, busyMs) => {
      follow();
      if (restUntilMs !== null) {
        if (nowMs < restUntilMs) return target;
        // Measure the present count before trying a higher one.
        restUntilMs = null;
        before = null;
        window = null;
      }
      if (window === null) {
        window = { startMs: nowMs, bytes: receivedBytes, busyMs };
        return target;
      }
      const elapsedMs = nowMs - window.startMs;
      if (elapsedMs < (windows < quickWindows ? firstWindowMs : laterWindowMs)) return target;
      const rate = (receivedBytes - window.bytes) / elapsedMs;
      // Silence teaches nothing.
      if (rate > 0) decide(rate, busyMs - window.busyMs > elapsedMs * busyShare, nowMs);
      window = { startMs: nowMs, bytes: receivedBytes, busyMs };
      return target;
    },
  };
}
