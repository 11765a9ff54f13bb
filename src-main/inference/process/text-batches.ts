/** Pieces of a text, sent together. */
export interface TextBatches {
  /** @param tokens of the answer so far */
  add(text: string, tokens: number): void;
  /** Sends what is held back. */
  flush(): void;
}

/** As often as a screen draws: more messages are work that nobody sees. */
const batchMs = 16;

/**
 * The first piece goes at once, what follows within a moment all at once: tiny models write thousands of tokens a second,
 * and each message costs both processes more than such a token.
 * @param clock milliseconds that never jump, and a timer
 */
export function createTextBatches(
  send: (text: string, tokens: number) => void,
  clock: { now(): number; later(ms: number, run: () => void): () => void } = systemClock,
): TextBatches {
  let held = '';
  let count = 0;
  let sentMs = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;
  const flush = (): void => {
    cancel?.();
    cancel = null;
    if (held === '') return;
    sentMs = clock.now();
    const text = held;
    held = '';
    send(text, count);
  };
  return {
    flush,
    add: (text, tokens) => {
      held += text;
      count = tokens;
      const waitMs = sentMs + batchMs - clock.now();
      if (waitMs <= 0) flush();
      else cancel ??= clock.later(waitMs, flush);
    },
  };
}

const systemClock = {
  now: () => performance.now(),
  later: (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
