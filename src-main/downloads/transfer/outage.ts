/** How long a silent source is waited for. */
export interface OutageLimits {
  /** A download fails only after this long without a byte, in milliseconds … */
  readonly outageMs: number;
  /** … and after this many tries: a computer that stood still has not been refused. */
  readonly leastTries: number;
}

/** What came of a failed request. */
export interface OutageCount {
  /** Failed tries of the one that probes since the last byte, from 1. */
  readonly tries: number;
  /** The source has been away too long. */
  readonly isOver: boolean;
}

/**
 * One silence of a source, shared by all connections of a transfer: after the first failure one of them probes, the
 * others wait. Any byte ends it. Pure but for waiting: time is an argument.
 */
export interface Outage {
  /** Bytes arrived: everyone may ask again. Cheap; called for every chunk. */
  end(): void;
  /**
   * A request of `who` brought nothing.
   * @param isCounted false: nothing could come, for this computer has no network; the count starts again
   */
  failed(who: object, nowMs: number, isCounted?: boolean): OutageCount;
  /** Resolves when `who` may ask: the source answers, or it is the one that probes. */
  turn(who: object, signal: AbortSignal): Promise<void>;
  /** `who` asks no more: another one may probe. */
  leave(who: object): void;
  /** The network is another one: what was counted says nothing about it. */
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
