/** What trying more connections has taught about the line. */
export type Lesson = 'unknown' | 'more-do-not-help' | 'more-would-help';

/** How many connections are worth having. Pure: bytes and time are arguments. */
export interface ConnectionTuner {
  /**
   * Looks at the bytes received so far and says how many connections there should be now.
   * @param nowMs from a clock that never jumps
   * @param busyMs how long this thread has worked so far, of all that time
   */
  advise(receivedBytes: number, nowMs: number, busyMs: number): number;
  /** What the latest answer was. */
  lesson(): Lesson;
}

/** Another connection must make the whole this much faster, or it goes again. */
const worthwhile = 1.1;
/** At first the question is asked quickly, or a short download is over before it is answered. */
const firstWindowMs = 100;
const laterWindowMs = 1500;
const quickWindows = 4;
/** A thread that works this share of its time is itself the limit: more connections could only get in its way. */
const busyShare = 0.8;
/** What was not worthwhile may be later: the line changes. */
const askAgainMs = 20_000;
/** A first answer, found in a moment, is soon asked about again, and over longer. */
const askSoonMs = 1000;

/**
 * Doubles the connections while that makes the whole faster, goes back by one step when it does not, and asks again
 * from time to time. One connection is enough where this computer is slower than its line.
 * @param limit read anew each time: most connections at a time, at least 1
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
      // Of a computer that is the limit, nothing follows for the line.
      if (!isBusy) lesson = 'more-do-not-help';
      settle(nowMs, tried.rate);
    } else if (isBusy && before === null && windows === 1 && first <= 2) {
      // Before anything has been learned of the line, one is tried.
      target = 1;
    } else if (isBusy || target >= most) {
      // Every step up to here was worth it: with one connection nothing has been compared.
      if (tried !== null) lesson = target >= most ? 'more-would-help' : 'unknown';
      settle(nowMs, rate);
    } else {
      before = { target, rate };
      target = Math.min(most, target * 2);
    }
  };

  /** Less is obeyed at once; more is tried at once, whatever has been learned before. */
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
        // Measure afresh where we stand before asking whether more would help.
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
      // In silence nothing can be learned.
      if (rate > 0) decide(rate, busyMs - window.busyMs > elapsedMs * busyShare, nowMs);
      window = { startMs: nowMs, bytes: receivedBytes, busyMs };
      return target;
    },
  };
}
