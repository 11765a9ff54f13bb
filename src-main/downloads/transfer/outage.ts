/** Limits for a silent source. */
export interface OutageLimits {
  /** A download fails only after this long without a byte, in milliseconds … */
  readonly outageMs: number;
  /** … and after this many attempts: a computer that stood still was not refused. */
  readonly leastTries: number;
}

/** What came of a failed request. */
export interface OutageCount {
  /** Failed attempts of the probing connection since the last byte, from 1. */
  readonly tries: number;
  /** The source has been away too long. */
  readonly isOver: boolean;
}

/**
 * One outage of a source, shared by all connections: after the first failure one probes and the others wait. Any byte
 * ends it. Pure but for waiting: time is an argument.
 */
export interface Outage {
  /** Bytes arrived: everyone may ask again. Cheap; called for every chunk. */
  end(): void;
  /**
   * A request of `who` brought nothing.
   * @param isCounted false: nothing could come, for this computer has no network; the count starts again
   */
  failed(who: object, nowMs: number, isCounted?: boolean): OutageCount;
  /** Resolves when `who` may send: the source answers, or `who` is the probe. */
  turn(who: object, signal: AbortSignal): Promise<void>;
  /** `who` is done: another one may probe. */
  leave(who: object): void;
  /** Another network: start counting anew. */
  renew(): void;
}

export function createOutage({ outageMs, leastTries }: OutageLimits): Outage {
  let sinceMs: number | null = null;
  let tries = 0;
  let prober: object | null = null;
  let waiting: (() => void)[] = [];

  const reset = (): void => {
    sinceMs = null;
    tries = 0;
    prober = null;
    wake();
  };
  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    for (const resolve of woken) resolve();
  };
  const mustWait = (who: object): boolean => {
    if (sinceMs === null) return false;
    prober ??= who;
    return prober !== who;
  };
  return {
    end: () => {
      if (sinceMs !== null) reset();
    },
    failed: (who, nowMs, isCounted = true) => {
      sinceMs ??= nowMs;
      prober ??= who;
      if (prober === who) tries += 1;
      if (!isCounted) {
        sinceMs = nowMs;
        tries = 0;
      }
      return { tries: Math.max(1, tries), isOver: tries >= leastTries && nowMs - sinceMs >= outageMs };
    },
    turn: async (who, signal) => {
      while (mustWait(who) && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const done = (): void => {
            signal.removeEventListener('abort', done);
            resolve();
          };
          waiting.push(done);
          signal.addEventListener('abort', done, { once: true });
        });
      }
    },
    leave: (who) => {
      if (prober !== who) return;
      prober = null;
      wake();
    },
    renew: reset,
  };
}
