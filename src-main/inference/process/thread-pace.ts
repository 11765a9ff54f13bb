/** Tokens whose times are compared: a single slow one says nothing. */
const sample = 8;
/** So much longer than they took, and other programs hold the threads up. */
const jump = 4;

/** How many threads work on the tokens of one process. */
export interface ThreadPace {
  /** Threads that the next token is to have. */
  readonly count: number;
  /** A token took so many milliseconds. */
  token(ms: number): void;
  /** Another answer begins: it has all of them, for the computer may be calm again. */
  begin(): void;
}

/**
 * All threads wait for the slowest at every step: one that another program holds up holds up all. Where tokens suddenly
 * take four times as long as they did, half of the threads go on alone. Pure but for what it remembers.
 * @param most threads that were planned, at least 1
 */
export function createThreadPace(most: number): ThreadPace {
  let threads = most;
  /** Milliseconds that a token takes when nothing is in the way. */
  let usual: number | null = null;
  let times: number[] = [];
  return {
    get count() {
      return threads;
    },
    begin: () => {
      threads = most;
      times = [];
    },
    token: (ms) => {
      times.push(ms);
      if (times.length < sample) return;
      const middle = times.toSorted((a, b) => a - b)[sample / 2] ?? ms;
      times = [];
      if (usual !== null && middle > usual * jump && threads > 1) threads = Math.ceil(threads / 2);
      // Learned with all of them only: with fewer each token takes longer by itself.
      else if (threads === most) usual = Math.min(usual ?? middle, middle);
    },
  };
}
