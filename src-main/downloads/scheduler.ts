import type { PieceMap, Stretch } from './piece-map.ts';

/** A stretch that one connection is fetching: `next` is where its following byte goes, `end` may be moved closer. */
export interface Segment extends Stretch {
  next: number;
  end: number;
}

/** Who fetches what. Pure: the transfer asks, and does. */
export interface Scheduler {
  /** A stretch for an idle connection: missing bytes, else half of the largest remaining run, else null. */
  take(): Segment | null;
  /** Takes over everything that is left of a run, for a connection that will be faster at it; null: nothing is. */
  takeOver(segment: Segment): Segment | null;
  /** Gives back what a run did not fetch. */
  release(segment: Segment): void;
  active(): readonly Segment[];
}

/**
 * @param maxRunBytes longest stretch of one request; infinite for a single connection, where short runs only
 * cost round trips
 * @param minSplitBytes a run with less than twice this left is not worth a second connection
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
