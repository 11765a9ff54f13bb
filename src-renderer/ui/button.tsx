import './button.css';
import { type MouseEvent, useRef, useState } from 'react';
import { Icon, type IconName } from './icon.tsx';

interface ButtonProps {
  readonly label: string;
  readonly onPress: () => unknown;
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'large';
  readonly icon?: IconName;
  /** Scope that takes the focus when this button goes away while it has it; see focus-keeper.ts. */
  readonly focusNext?: string;
  readonly describedBy?: string;
}

/** A button. While what it started is still on its way, further presses do nothing; it stays focusable. */
export function Button(props: ButtonProps) {
  const { label, onPress, kind = 'secondary', size = 'normal', icon, focusNext, describedBy } = props;
  const isBusy = useRef(false);
  const [looksBusy, setLooksBusy] = useState(false);
  const press = async (event: MouseEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy.current) return;
    isBusy.current = true;
    setLooksBusy(true);
    try {
      await onPress();
    } finally {
      isBusy.current = false;
      setLooksBusy(false);
    }
  };
  return (
    <button
      type="button"
      className={`button button-${kind} button-${size}`}
      aria-disabled={looksBusy || undefined}
      aria-describedby={describedBy}
      data-focus-next={focusNext}
      onClick={press}
    >
      {icon && <Icon name={icon} />}
      <span>{label}</span>
    </button>
  );
}
