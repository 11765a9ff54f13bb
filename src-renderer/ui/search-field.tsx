import './field.css';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField as Field } from 'react-aria-components/SearchField';
import { messages } from '../words/messages.ts';
import { Icon } from './icon.tsx';

interface SearchFieldProps {
  /** Its accessible name. */
  readonly label: string;
  readonly value: string;
  readonly maxLength?: number;
  /** Read in it while it is empty; its name by default. */
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
  /** Enter was pressed. */
  readonly onSubmit?: (value: string) => void;
}

/** A field to find something in a list; Escape or its button empties it. */
export function SearchField(props: SearchFieldProps) {
  const { label, placeholder = label, value, maxLength = 200, onChange, onSubmit } = props;
  return (
    <Field
      className="search-field"
      aria-label={label}
      value={value}
      maxLength={maxLength}
      onChange={onChange}
      {...(onSubmit === undefined ? {} : { onSubmit })}
    >
      <Icon name="search" />
      <Input className="field-input search-input" placeholder={placeholder} />
      <Button className="search-clear" aria-label={messages.controls.emptyField}>
        <Icon name="cancel" />
      </Button>
    </Field>
  );
}
