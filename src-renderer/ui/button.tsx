import './button.css';
import { Button as PressableButton } from 'react-aria-components/Button';
import { Icon, type IconName } from './icon.tsx';
import { useBusy } from './use-busy.ts';

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
  const { press, looksBusy } = useBusy(onPress);
  return (
    <PressableButton
      className={`button button-${kind} button-${size}`}
      isPending={looksBusy}
      onPress={press}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      {...(focusNext === undefined ? {} : { 'data-focus-next': focusNext })}
    >
      {icon && <Icon name={icon} />}
      <span>{label}</span>
    </PressableButton>
  );
}
