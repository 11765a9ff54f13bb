import type { Segment } from '../scheduler.ts';

/** Watches the speed of all segments, so that none crawls alone at the end (FAULTS A20). */
export interface SlowSegments {
  begin(segment: Segment, nowMs: number, abort: () => void): void;
  end(segment: Segment): void;
  /**
   * The segment that would take longest, if longer than `worthMs` and a usual connection needs a quarter of the time.
   * One without a byte for a second counts as endless.
   * @param isHeldBack our own speed limit holds bytes back: silence means nothing
   */
  worst(nowMs: number, worthMs: number, isHeldBack: boolean): Segment | null;
  /** Aborts the request of a segment that was taken over. */
  abort(segment: Segment): void;
}

const fasterBy = 4;
/** A younger segment has shown no speed yet. */
const youngMs = 1000;
const silentMs = 1000;

interface Begun {
  readonly startMs: number;
  readonly startAt: number;
  /** Its last progress: offset and time. */
  seenAt: number;
  seenMs: number;
  abort(): void;
}

export function watchSegments(): SlowSegments {
  const segments = new Map<Segment, Begun>();
  let finishedRate = 0;

  const rateOf = (segment: Segment, begun: Begun, nowMs: number): number =>
    (segment.next - begun.startAt) / Math.max(1, nowMs - begun.startMs);

  return {
    begin: (segment, nowMs, abort) => {
      segments.set(segment, {
        startMs: nowMs,
        startAt: segment.next,
        seenAt: segment.next,
        seenMs: nowMs,
        abort,
      });
    },
    end: (segment) => {
      const begun = segments.get(segment);
      segments.delete(segment);
      if (begun === undefined) return;
      const rate = rateOf(segment, begun, performance.now());
      // The usual speed of a connection; recent segments weigh most.
      if (rate > 0) finishedRate = finishedRate === 0 ? rate : finishedRate * 0.7 + rate * 0.3;
    },
    worst: (nowMs, worthMs, isHeldBack) => {
      let worst: Segment | null = null;
      let longestMs = worthMs;
      for (const [segment, begun] of segments) {
        if (segment.next !== begun.seenAt || isHeldBack) {
          begun.seenAt = segment.next;
          begun.seenMs = nowMs;
        }
        // Nothing is left of a finished segment.
        if (nowMs - begun.startMs < youngMs || !Number.isFinite(segment.end) || segment.next >= segment.end)
          continue;
        const isSilent = nowMs - begun.seenMs >= silentMs;
        const leftMs = isSilent
          ? Number.POSITIVE_INFINITY
          : (segment.end - segment.next) / Math.max(1e-9, rateOf(segment, begun, nowMs));
        const elsewhereMs =
          finishedRate > 0 ? (segment.end - segment.next) / finishedRate : Number.POSITIVE_INFINITY;
        if (leftMs > longestMs && leftMs > elsewhereMs * fasterBy) {
          worst = segment;
          longestMs = leftMs;
        }
      }
      return worst;
    },
    abort: (segment) => segments.get(segment)?.abort(),
  };
}
