import './switch-row.css';
import { useId } from 'react';

interface SwitchRowProps {
  readonly label: string;
  readonly hint?: string;
  readonly isOn: boolean;
  onChange(isOn: boolean): void;
}

/** Something that is on or off, with a word on what it means. */
export function SwitchRow({ label, hint, isOn, onChange }: SwitchRowProps) {
  const hintId = useId();
  return (
    <div>
      <label className="switch-row">
        <input
          className="switch"
          type="checkbox"
          role="switch"
          checked={isOn}
          aria-checked={isOn}
          aria-describedby={hint === undefined ? undefined : hintId}
          onChange={() => onChange(!isOn)}
        />
        {label}
      </label>
      {hint !== undefined && (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}
