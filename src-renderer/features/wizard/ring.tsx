import './ring.css';
import { formatPercent } from '../../ui/format.ts';

interface RingProps {
  readonly label: string;
  /** Whole percent; null when it is not known how much there is. */
  readonly percent: number | null;
  /** The share done, from 0 to 1, finer than percent. */
  readonly share: number;
  /** What a screen reader says instead of the bare number. */
  readonly valueText: string;
  readonly looks: 'moving' | 'still' | 'stopped';
}

/** Progress as a ring that closes, with the percent in its middle; an exclamation mark where it has stopped. */
export function Ring({ label, percent, share, valueText, looks }: RingProps) {
  const value = percent === null ? {} : { 'aria-valuenow': percent };
  return (
    <div
      className={`ring ring-${looks} ${percent === null ? 'ring-unknown' : ''}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...value}
      aria-valuetext={valueText}
    >
      <svg className="ring-drawing" viewBox="0 0 200 200" aria-hidden="true">
        <circle className="ring-track" cx="100" cy="100" r="88" />
        <circle
          className="ring-fill"
          cx="100"
          cy="100"
          r="88"
          pathLength="1"
          style={{ '--progress': percent === null ? 0.25 : share }}
        />
      </svg>
      <span className="ring-percent" aria-hidden="true">
        {looks === 'stopped' ? '!' : percent === null ? '…' : formatPercent(percent)}
      </span>
    </div>
  );
}
