import './progress-bar.css';

interface ProgressBarProps {
  readonly label: string;
  /** Whole percent; null when it is not known how much there is. */
  readonly percent: number | null;
  /** The share done, from 0 to 1, finer than percent. */
  readonly share: number;
  /** What a screen reader says instead of the bare number. */
  readonly valueText: string;
  /** Whether something is going on right now; a still bar is gray. */
  readonly isMoving: boolean;
}

/** A bar that fills, or sweeps where the end is not known. */
export function ProgressBar({ label, percent, share, valueText, isMoving }: ProgressBarProps) {
  const value = percent === null ? {} : { 'aria-valuenow': percent };
  const looks = percent === null ? 'progress-unknown' : '';
  return (
    <div
      className={`progress ${looks} ${isMoving ? 'progress-moving' : ''}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...value}
      aria-valuetext={valueText}
    >
      <div className="progress-fill" style={{ '--progress': percent === null ? 0 : share }} />
    </div>
  );
}
