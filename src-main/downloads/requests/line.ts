import type { DownloadAction } from '../../../src-preload/contract/downloads.ts';
import type { DownloadRow } from '../../ledger/download-rows.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { LineEnds, Queue } from '../queue.ts';

/** The order in which requests wait: all waiting files of one move together. */
export interface Line {
  /**
   * Which moves a request can make in line.
   * @param rows its files
   */
  movesOf(rows: readonly DownloadRow[]): readonly DownloadAction[];
  /** Reads both ends of the line; returns the requests that reached or left one. */
  lookAtEnds(): readonly string[];
  /**
   * Swaps a request with its neighbor; returns the requests that moved.
   * @param rows its files
   */
  reorder(rows: readonly DownloadRow[], direction: 'up' | 'down'): readonly string[];
}

export function createLine(
  ledger: Ledger,
  queue: () => Pick<Queue, 'isInLine' | 'ends' | 'neighbour'>,
): Line {
  let ends: LineEnds | null = null;
  const waitingOf = (rows: readonly DownloadRow[]): readonly DownloadRow[] =>
    rows.filter((row) => queue().isInLine(row)).toSorted((a, b) => a.position - b.position);
  const requestOf = (id: string | null): string | null =>
    id === null ? null : (ledger.downloads.get(id)?.requestId ?? null);
  return {
    movesOf: (rows) => {
      const waiting = waitingOf(rows);
      if (waiting.length === 0) return [];
      ends ??= queue().ends();
      const { first, last } = ends;
      return [
        ...(waiting.some(({ id }) => id === first) ? [] : (['move-up'] as const)),
        ...(waiting.some(({ id }) => id === last) ? [] : (['move-down'] as const)),
      ];
    },
    lookAtEnds: () => {
      const before = ends ?? { first: null, last: null };
      const now = queue().ends();
      ends = now;
      const changed = (['first', 'last'] as const).filter((end) => before[end] !== now[end]);
      const requests = changed.flatMap((end) => [requestOf(before[end]), requestOf(now[end])]);
      return [...new Set(requests)].filter((id) => id !== null);
    },
    reorder: (rows, direction) => {
      const mine = waitingOf(rows);
      const edge = direction === 'up' ? mine[0] : mine.at(-1);
      const neighbour = edge === undefined ? null : queue().neighbour(edge, direction);
      // It may have started meanwhile.
      if (edge === undefined || neighbour === null) return [];
      const others = waitingOf(ledger.downloads.ofRequest(neighbour.requestId));
      const places = [...mine, ...others].map(({ position }) => position).toSorted((a, b) => a - b);
      const order = direction === 'up' ? [...mine, ...others] : [...others, ...mine];
      ledger.transaction(() =>
        ledger.downloads.place(new Map(order.map(({ id }, at) => [id, places[at] as number]))),
      );
      return [edge.requestId, neighbour.requestId];
    },
  };
}
