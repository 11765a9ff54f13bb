import './button.css';
import './unfold-button.css';
import { Button as PressableButton } from 'react-aria-components/Button';
import { Icon } from './icon.tsx';

interface UnfoldButtonProps {
  readonly label: string;
  readonly isOpen: boolean;
  /** Id of what it unfolds, which is there only while it is unfolded. */
  readonly controls: string;
  readonly onToggle: () => void;
  readonly kind?: 'secondary' | 'quiet';
  readonly size?: 'normal' | 'large';
}

/** A button that unfolds something beside it, and says whether it has. */
export function UnfoldButton(props: UnfoldButtonProps) {
  const { label, isOpen, controls, onToggle, kind = 'quiet', size = 'normal' } = props;
  return (
    <PressableButton
      className={`button button-${kind} button-${size} unfold-button`}
      aria-expanded={isOpen}
      {...(isOpen ? { 'aria-controls': controls } : {})}
      onPress={onToggle}
    >
      <span>{label}</span>
      <Icon name="chevron" />
    </PressableButton>
  );
}
