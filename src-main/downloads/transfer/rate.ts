import type { Bottleneck } from '../../../src-preload/contract/downloads.ts';
import type { Lesson } from '../connection-tuner.ts';
import { bottleneckOf } from './bottleneck.ts';

/** Clocks of a transfer, each counted from its start, in milliseconds. */
export interface Clocks {
  readonly nowMs: number;
  readonly writeMs: number;
  readonly busyMs: number;
  readonly lesson: Lesson;
}

/** Measures where a transfer's time goes, interval by interval. */
export interface Rate {
  /** Counts the time until `waiting` ends as held back by the speed limit, once for all connections. */
  held(waiting: Promise<void>): Promise<void>;
  /** Result of the latest full interval; call it often. */
  bottleneck(clocks: Clocks): Bottleneck | null;
}

/** @param stretchMs length of an interval */
export function createRate(stretchMs: number): Rate {
  let from: (Clocks & { readonly heldMs: number }) | null = null;
  let latest: Bottleneck | null = null;
  let waiting = 0;
  let waitingSinceMs = 0;
  let heldMs = 0;

  const heldUntil = (nowMs: number): number => heldMs + (waiting > 0 ? nowMs - waitingSinceMs : 0);
  return {
    held: async (wait) => {
      if (waiting === 0) waitingSinceMs = performance.now();
      waiting += 1;
      try {
        await wait;
      } finally {
        waiting -= 1;
        if (waiting === 0) heldMs += performance.now() - waitingSinceMs;
      }
    },
    bottleneck: (clocks) => {
      const held = heldUntil(clocks.nowMs);
      from ??= { ...clocks, heldMs: held };
      const elapsedMs = clocks.nowMs - from.nowMs;
      if (elapsedMs < stretchMs) return latest;
      latest = bottleneckOf({
        elapsedMs,
        heldMs: held - from.heldMs,
        writeMs: clocks.writeMs - from.writeMs,
        busyMs: clocks.busyMs - from.busyMs,
        lesson: clocks.lesson,
      });
      from = { ...clocks, heldMs: held };
      return latest;
    },
  };
}
