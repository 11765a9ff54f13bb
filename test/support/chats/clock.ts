import type { ChatClock } from '../../../src-main/chats/ports.ts';

/** A fake clock: setting it forward runs everything due, in order. */
export interface HandClock extends ChatClock {
  pass(ms: number): void;
}

export function createHandClock(): HandClock {
  let nowMs = 1_700_000_000_000;
  let timers: { atMs: number; run: () => void }[] = [];
  return {
    now: () => nowMs,
    monotonic: () => nowMs - 1_600_000_000_000,
    later: (ms, run) => {
      const timer = { atMs: nowMs + ms, run };
      timers.push(timer);
      return {
        cancel: () => {
          timers = timers.filter((one) => one !== timer);
        },
      };
    },
    pass: (ms) => {
      const untilMs = nowMs + ms;
      for (;;) {
        const [next] = timers.toSorted((a, b) => a.atMs - b.atMs);
        if (next === undefined || next.atMs > untilMs) break;
        timers = timers.filter((one) => one !== next);
        nowMs = Math.max(nowMs, next.atMs);
        next.run();
      }
      nowMs = untilMs;
    },
  };
}
