import { UnfoldButton } from '../../ui/unfold-button.tsx';
import { messages } from '../../words/messages.ts';

interface ListToggleProps {
  /** Default: "Choose another". */
  readonly label?: string;
  readonly isOpen: boolean;
  /** Whether it stands alone, without an offer around it. */
  readonly isAlone: boolean;
  /** Id of the list. */
  readonly controls: string;
  readonly onToggle: () => void;
}

/** Unfolds the list of models. */
export function ListToggle({
  label = messages.models.chooseAnother,
  isOpen,
  isAlone,
  controls,
  onToggle,
}: ListToggleProps) {
  return (
    // A stable scope: the button may move on press and keeps its focus.
    <span data-focus-scope="list-toggle">
      <UnfoldButton
        label={label}
        kind={isAlone ? 'secondary' : 'quiet'}
        size={isAlone ? 'normal' : 'large'}
        isOpen={isOpen}
        controls={controls}
        onToggle={onToggle}
      />
    </span>
  );
}
