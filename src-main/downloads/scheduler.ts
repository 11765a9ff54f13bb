import type { PieceMap, Stretch } from './piece-map.ts';

/** A stretch that one connection is fetching: `next` is where its following byte goes, `end` may be moved closer. */
export interface Run extends Stretch {
  next: number;
  end: number;
}

/** Who fetches what. Pure: the transfer asks, and does. */
export interface Scheduler {
  /** A stretch for an idle connection: missing bytes, else half of the largest remaining run, else null. */
  take(): Run | null;
  /** Takes over everything that is left of a run, for a connection that will be faster at it; null: nothing is. */
  takeOver(run: Run): Run | null;
  /** Gives back what a run did not fetch. */
  release(run: Run): void;
  active(): readonly Run[];
}

/**
 * @param maxRunBytes longest stretch of one request; infinite for a single connection, where short runs only
 * cost round trips
 * @param minSplitBytes a run with less than twice this left is not worth a second connection
 */
export function createScheduler(map: PieceMap, maxRunBytes: () => number, minSplitBytes: number): Scheduler {
  const runs = new Set<Run>();

  const claim = (stretch: Stretch): Run => {
    const run: Run = { start: stretch.start, next: stretch.start, end: stretch.end };
    runs.add(run);
    return run;
  };

  /** Cuts at a piece boundary, so that each piece has one writer. */
  const splitLargest = (): Run | null => {
    let victim: Run | null = null;
    for (const run of runs) {
      if (Number.isFinite(run.end) && (victim === null || run.end - run.next > victim.end - victim.next)) {
        victim = run;
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
      const stretch = map.missing([...runs], maxRunBytes());
      return stretch === null ? splitLargest() : claim(stretch);
    },
    takeOver: (run) => {
      const rest = { start: run.next, end: run.end };
      if (rest.start >= rest.end) return null;
      run.end = run.next;
      runs.delete(run);
      return claim(rest);
    },
    release: (run) => {
      runs.delete(run);
    },
    active: () => [...runs],
  };
}
