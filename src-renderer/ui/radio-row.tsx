import './radio-row.css';
import { type ReactNode, useId } from 'react';

interface RadioRowProps {
  /** Name of the group it belongs to. */
  readonly group: string;
  readonly title: ReactNode;
  /** What is said about it, below its title. */
  readonly children: ReactNode;
  /** A word or two at its end. */
  readonly badge?: ReactNode;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** One of several to choose from, as a row with its title, what is said about it, and a word at the end. */
export function RadioRow({ group, title, children, badge, isChosen, onChoose }: RadioRowProps) {
  const id = useId();
  const describedBy = `${badge === undefined ? '' : `${id}-badge `}${id}-about`;
  return (
    <label className="radio-row">
      <input
        type="radio"
        name={group}
        className="radio"
        checked={isChosen}
        onChange={onChoose}
        aria-labelledby={`${id}-title`}
        aria-describedby={describedBy}
      />
      <span className="radio-words">
        <span id={`${id}-title`} className="radio-title">
          {title}
        </span>
        <span id={`${id}-about`} className="radio-about">
          {children}
        </span>
      </span>
      {badge !== undefined && (
        <span id={`${id}-badge`} className="radio-badge">
          {badge}
        </span>
      )}
    </label>
  );
}

interface RadioListProps {
  /** Heard by who cannot see it. */
  readonly legend: string;
  readonly children: ReactNode;
  /** Whether it scrolls by itself when it is long. */
  readonly scrolls?: boolean;
}

/** Rows to choose one from, within one frame. */
export function RadioList({ legend, children, scrolls = false }: RadioListProps) {
  return (
    <fieldset className={`radio-list ${scrolls ? 'radio-list-scrolls' : ''}`}>
      <legend className="unseen">{legend}</legend>
      {children}
    </fieldset>
  );
}
