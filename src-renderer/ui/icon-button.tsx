import './button.css';
import './icon-button.css';
import { Icon, type IconName } from './icon.tsx';

interface IconButtonProps {
  readonly icon: IconName;
  /** Its accessible name. */
  readonly label: string;
  readonly onPress: () => unknown;
}

/** A small button that shows only a drawing. */
export function IconButton({ icon, label, onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      className="button button-quiet icon-button"
      aria-label={label}
      title={label}
      onClick={() => void onPress()}
    >
      <Icon name={icon} />
    </button>
  );
}
