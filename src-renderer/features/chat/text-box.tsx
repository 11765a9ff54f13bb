import './composer.css';
import { type KeyboardEvent, useEffect, useRef } from 'react';

interface TextBoxProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly isFocused?: boolean;
  readonly onChange: (value: string) => void;
  /** Enter; Shift and Enter breaks the line. */
  readonly onSubmit: () => unknown;
  readonly onEscape?: () => void;
  /** The arrow up in an empty box. */
  readonly onUp?: () => void;
  /** Fires when the person is about to write. */
  readonly onFocus?: () => void;
}

/** Longest text that may be asked, in characters: as the contract has it. */
const mostLetters = 400_000;

/** A text box that grows with its text, up to a third of the window. */
export function TextBox(props: TextBoxProps) {
  const { label, value, placeholder, isFocused = false, onChange, onSubmit, onEscape, onUp, onFocus } = props;
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!isFocused || box.current === null) return;
    box.current.focus();
    box.current.setSelectionRange(box.current.value.length, box.current.value.length);
  }, [isFocused]);
  const onKey = (event: KeyboardEvent): void => {
    // Enter also ends the choice of a character, where words are composed.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      onSubmit();
    } else if (event.key === 'Escape' && onEscape !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      onEscape();
    } else if (event.key === 'ArrowUp' && value === '' && onUp !== undefined) {
      event.preventDefault();
      onUp();
    }
  };
  return (
    <textarea
      ref={box}
      className="text-box"
      aria-label={label}
      placeholder={placeholder}
      rows={1}
      dir="auto"
      maxLength={mostLetters}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={onKey}
      onFocus={onFocus}
    />
  );
}
