import type { Run } from '../scheduler.ts';

/** Watches how fast the runs of all connections are, so that none of them crawls alone at the end (FAULTS A20). */
export interface SlowRuns {
  begin(run: Run, nowMs: number, abort: () => void): void;
  end(run: Run): void;
  /**
   * The run that would take longest from here, if that is longer than `worthMs` and a usual connection would do the
   * rest in a quarter of the time. One on which nothing has come for a second takes for ever, as far as anyone knows.
   * @param isHeldBack bytes are kept from coming by our own speed limit: silence says nothing then
   */
  worst(nowMs: number, worthMs: number, isHeldBack: boolean): Run | null;
  /** Ends the request of a run that was taken over. */
  abort(run: Run): void;
}

const fasterBy = 4;
/** A run younger than this has not shown its speed yet. */
const youngMs = 1000;
const silentMs = 1000;

interface Begun {
  readonly startMs: number;
  readonly startAt: number;
  /** Where it was when it was last seen to move, and when. */
  seenAt: number;
  seenMs: number;
  abort(): void;
}

export function watchRuns(): SlowRuns {
  const runs = new Map<Run, Begun>();
  let finishedRate = 0;

  const rateOf = (run: Run, begun: Begun, nowMs: number): number =>
    (run.next - begun.startAt) / Math.max(1, nowMs - begun.startMs);

  return {
    begin: (run, nowMs, abort) => {
      runs.set(run, { startMs: nowMs, startAt: run.next, seenAt: run.next, seenMs: nowMs, abort });
    },
    end: (run) => {
      const begun = runs.get(run);
      runs.delete(run);
      if (begun === undefined) return;
      const rate = rateOf(run, begun, performance.now());
      // What a connection usually does: the latest runs count most.
      if (rate > 0) finishedRate = finishedRate === 0 ? rate : finishedRate * 0.7 + rate * 0.3;
    },
    worst: (nowMs, worthMs, isHeldBack) => {
      let worst: Run | null = null;
      let longestMs = worthMs;
      for (const [run, begun] of runs) {
        if (run.next !== begun.seenAt || isHeldBack) {
          begun.seenAt = run.next;
          begun.seenMs = nowMs;
        }
        // Of a run that has all its bytes nothing is left to take.
        if (nowMs - begun.startMs < youngMs || !Number.isFinite(run.end) || run.next >= run.end) continue;
        const isSilent = nowMs - begun.seenMs >= silentMs;
        const leftMs = isSilent
          ? Number.POSITIVE_INFINITY
          : (run.end - run.next) / Math.max(1e-9, rateOf(run, begun, nowMs));
        const elsewhereMs = finishedRate > 0 ? (run.end - run.next) / finishedRate : Number.POSITIVE_INFINITY;
        if (leftMs > longestMs && leftMs > elsewhereMs * fasterBy) {
          worst = run;
          longestMs = leftMs;
        }
      }
      return worst;
    },
    abort: (run) => runs.get(run)?.abort(),
  };
}
