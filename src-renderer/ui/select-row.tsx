import './select-row.css';
import { useId } from 'react';

interface SelectRowProps<T extends string | number | null> {
  readonly label: string;
  /** A word on what may be chosen. */
  readonly hint?: string;
  readonly value: T;
  /** Offered values with their words, in order; a value set elsewhere is added by the caller. */
  readonly choices: readonly (readonly [T, string])[];
  /** `apart`: label and list at the two ends of the row. `close`: beside each other. */
  readonly spread?: 'apart' | 'close';
  onChange(value: T): void;
}

/** One of a few values, in the system's own list. */
export function SelectRow<T extends string | number | null>(props: SelectRowProps<T>) {
  const { label, hint, value, choices, spread = 'apart', onChange } = props;
  const hintId = useId();
  const row = (
    <label className={`select-row select-row-${spread}`}>
      <span>{label}</span>
      <select
        className="select"
        aria-describedby={hint === undefined ? undefined : hintId}
        value={choices.findIndex(([choice]) => choice === value)}
        onChange={(event) => {
          const choice = choices[Number(event.target.value)];
          if (choice !== undefined) onChange(choice[0]);
        }}
      >
        {choices.map(([choice, words], index) => (
          <option key={String(choice)} value={index}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
  if (hint === undefined) return row;
  return (
    <div>
      {row}
      <p className="hint" id={hintId}>
        {hint}
      </p>
    </div>
  );
}
