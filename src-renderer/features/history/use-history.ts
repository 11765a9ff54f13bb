import { useCallback, useEffect, useRef, useState } from 'react';
import type { HistoryFilter, StoryLineView } from '../../../src-preload/contract/library.ts';
import { request } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';

/** Lines that are asked for at once. */
const pageSize = 100;

/** As much of the history as has been asked for. */
export interface HistoryBook {
  /** How many downloads pass the filter. */
  readonly total: number;
  readonly line: (index: number) => StoryLineView | undefined;
}

interface Pages {
  readonly filter: HistoryFilter;
  readonly total: number;
  readonly pages: ReadonlyMap<number, readonly StoryLineView[]>;
}

/**
 * Loads the matching history page by page, and again when a download changes; shows the old lines meanwhile. Null
 * until the first answer.
 */
export function useHistory(filter: HistoryFilter) {
  const [known, setKnown] = useState<Pages | null>(null);
  const asked = useRef({ of: '', pages: new Set<number>() });
  const wanted = useRef(filter);
  const moves = useSnapshot(({ downloads, installed }) =>
    [...downloads.map(({ id, state }) => `${id} ${state}`), installed.length].join(),
  );

  const bring = useCallback(
    async (page: number): Promise<void> => {
      // Once per filter and revision.
      const of = JSON.stringify([filter, moves]);
      if (asked.current.of !== of) asked.current = { of, pages: new Set() };
      if (asked.current.pages.has(page)) return;
      asked.current.pages.add(page);
      wanted.current = filter;
      const answer = await request('library:history', { filter, from: page * pageSize, count: pageSize });
      if (wanted.current !== filter || !answer.ok) return;
      const { total, lines } = answer.value;
      setKnown((before) => {
        const pages = new Map(before?.filter === filter ? before.pages : []);
        return { filter, total, pages: pages.set(page, lines) };
      });
    },
    [filter, moves],
  );
  useEffect(() => void bring(0), [bring]);

  const book: HistoryBook | null =
    known === null
      ? null
      : {
          total: known.total,
          line: (index) => known.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
        };
  /** Loads a range of lines unless it is loading. */
  const show = useCallback(
    (from: number, to: number): void => {
      for (let page = Math.floor(from / pageSize); page * pageSize < to; page += 1) void bring(page);
    },
    [bring],
  );
  return { book, show };
}
