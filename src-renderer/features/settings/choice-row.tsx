interface ChoiceRowProps<T extends string | number | null> {
  readonly label: string;
  readonly value: T;
  /** Offered values with their words, in order; a value set elsewhere is added by the caller. */
  readonly choices: readonly (readonly [T, string])[];
  onChange(value: T): void;
}

/** One of a few values. */
export function ChoiceRow<T extends string | number | null>({
  label,
  value,
  choices,
  onChange,
}: ChoiceRowProps<T>) {
  return (
    <label className="choice-row">
      <span>{label}</span>
      <select
        className="choice-select"
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
}
