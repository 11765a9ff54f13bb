import type { PieceMap, Stretch } from './piece-map.ts';

/** A byte range that one connection fetches: `next` is the offset of its following byte; `end` may shrink. */
export interface Segment extends Stretch {
  next: number;
  end: number;
}

/** Who fetches what. Pure: the transfer asks, and does. */
export interface Scheduler {
  /** A segment for an idle connection: missing bytes, else half of the largest segment left, else null. */
  take(): Segment | null;
  /** Hands the rest of a segment to a faster connection; null when nothing is left. */
  takeOver(segment: Segment): Segment | null;
  /** Gives back the unfetched rest of a segment. */
  release(segment: Segment): void;
  active(): readonly Segment[];
}

/**
 * @param maxRunBytes longest segment; infinite for a single connection, where short ones only cost round trips
 * @param minSplitBytes a segment with less than twice this left is not split
 */
export function createScheduler(map: PieceMap, maxRunBytes: () => number, minSplitBytes: number): Scheduler {
  const segments = new Set<Segment>();

  const claim = (stretch: Stretch): Segment => {
    const segment: Segment = { start: stretch.start, next: stretch.start, end: stretch.end };
    segments.add(segment);
    return segment;
  };

  /** Cuts at a piece boundary, so that each piece has one writer. */
  const splitLargest = (): Segment | null => {
    let victim: Segment | null = null;
    for (const segment of segments) {
      if (
        Number.isFinite(segment.end) &&
        (victim === null || segment.end - segment.next > victim.end - victim.next)
      ) {
        victim = segment;
      }
    }
    if (victim === null) return null;
    const half = victim.next + (victim.end - victim.next) / 2;
    const cut = Math.ceil(half / map.pieceBytes) * map.pieceBytes;
    if (cut - victim.next < minSplitBytes || victim.end - cut < Math.min(minSplitBytes, map.pieceBytes))
      return null;
    const stolen = { start: cut, end: victim.end };
    victim.end = cut;
    return claim(stolen);
  };

  return {
    take: () => {
      const stretch = map.missing([...segments], maxRunBytes());
      return stretch === null ? splitLargest() : claim(stretch);
    },
    takeOver: (segment) => {
      const rest = { start: segment.next, end: segment.end };
      if (rest.start >= rest.end) return null;
      segment.end = segment.next;
      segments.delete(segment);
      return claim(rest);
    },
    release: (segment) => {
      segments.delete(segment);
    },
    active: () => [...segments],
  };
}
