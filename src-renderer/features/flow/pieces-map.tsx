import { useEffect, useState } from 'react';
import { fieldsOf } from '../../../src-preload/contract/pieces.ts';
import type { PiecesView } from '../../../src-preload/contract/views.ts';
import { requestQuietly } from '../../state/commands.ts';
import { formatPercent } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';

/** Refresh interval of the map, in milliseconds. */
const everyMs = 500;

interface PiecesMapProps {
  readonly id: string;
  /** Size of the file; null when unknown. */
  readonly totalBytes: number | null;
  /** Whether bytes arrive; an idle map is requested once. */
  readonly isMoving: boolean;
}

/** Map of the file's pieces, requested only while unfolded. */
export function PiecesMap({ id, totalBytes, isMoving }: PiecesMapProps) {
  const told = usePieces(id, isMoving);
  // Reserves its height until the first answer, so that nothing jumps.
  const pieces = told ?? (totalBytes === null ? null : emptyMap(totalBytes));
  if (pieces === null) return null;
  const words = messages.views.flow;
  const { filled, fetching } = pieces;
  const fields = filled.map((percent, place) => ({ place, percent }));
  const share = filled.reduce((sum, percent) => sum + percent, 0) / Math.max(1, filled.length);
  return (
    <div className="pieces">
      <p className="fact-name" aria-hidden="true">
        {words.pieces}
      </p>
      <div
        className="pieces-map"
        {...(told === null
          ? { 'aria-hidden': true }
          : {
              role: 'img',
              'aria-label': words.piecesSpoken(formatPercent(Math.floor(share)), fetching.length),
            })}
      >
        {fields.map(({ place, percent }) => (
          <span
            key={place}
            className={fetching.includes(place) ? 'piece piece-fetching' : 'piece'}
            style={{ '--progress': percent / 100 }}
          />
        ))}
      </div>
      <p className="pieces-legend" aria-hidden="true">
        <span className="piece piece-full" /> {words.here}
        <span className="piece piece-fetching" /> {words.fetching}
        <span className="piece" /> {words.missing}
      </p>
    </div>
  );
}

function emptyMap(totalBytes: number): PiecesView {
  return { filled: new Array<number>(fieldsOf(totalBytes)).fill(0), fetching: [] };
}

function usePieces(id: string, isMoving: boolean): PiecesView | null {
  const [pieces, setPieces] = useState<PiecesView | null>(null);
  useEffect(() => {
    let isWanted = true;
    const look = async (): Promise<void> => {
      if (document.visibilityState === 'hidden') return;
      const answer = await requestQuietly('download:pieces', { id });
      if (isWanted && answer.ok) setPieces(answer.value);
    };
    void look();
    const timer = isMoving ? setInterval(() => void look(), everyMs) : undefined;
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [id, isMoving]);
  return pieces;
}
