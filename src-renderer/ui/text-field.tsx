import './field.css';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** Shown in it while it is empty, as an example. */
  readonly example?: string;
  readonly maxLength: number;
  /** What is typed stays unread by whoever looks over the shoulder. */
  readonly isSecret?: boolean;
  readonly onChange: (value: string) => void;
}

/** A line of text that a person types; names and addresses, so nothing is corrected or remembered. */
export function TextField({ label, value, example, maxLength, isSecret = false, onChange }: TextFieldProps) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <input
        className="field-input"
        type={isSecret ? 'password' : 'text'}
        value={value}
        maxLength={maxLength}
        spellCheck={false}
        autoComplete="off"
        placeholder={example}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
