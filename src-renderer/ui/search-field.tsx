import './field.css';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField as Field } from 'react-aria-components/SearchField';
import { messages } from '../words/messages.ts';
import { Icon } from './icon.tsx';

interface SearchFieldProps {
  /** Its accessible name, and what is read in it while it is empty. */
  readonly label: string;
  readonly value: string;
  readonly maxLength?: number;
  readonly onChange: (value: string) => void;
}

/** A field to find something in a list; Escape or its button empties it. */
export function SearchField({ label, value, maxLength = 200, onChange }: SearchFieldProps) {
  return (
    <Field
      className="search-field"
      aria-label={label}
      value={value}
      maxLength={maxLength}
      onChange={onChange}
    >
      <Input className="field-input search-input" placeholder={label} />
      <Button className="search-clear" aria-label={messages.controls.emptyField}>
        <Icon name="cancel" />
      </Button>
    </Field>
  );
}
