import './row-button.css';

interface RowButtonProps {
  readonly label: string;
  /** Ids of what else the row says. */
  readonly describedBy: string;
  readonly onPress: () => void;
  /** For a row that unfolds: whether it has, and the id of what it unfolds. */
  readonly unfolds?: { readonly isOpen: boolean; readonly controls: string };
  /** Scope that takes the focus when this button goes away while it has it; see focus-keeper.ts. */
  readonly focusNext?: string;
}

/** The name of a row in a list of `pressable-rows`; a press anywhere on its `pressable-row` is one on it. */
export function RowButton({ label, describedBy, onPress, unfolds, focusNext }: RowButtonProps) {
  return (
    <button
      type="button"
      className="row-button"
      aria-describedby={describedBy}
      data-focus-next={focusNext}
      {...(unfolds === undefined ? {} : { 'aria-expanded': unfolds.isOpen })}
      {...(unfolds?.isOpen === true ? { 'aria-controls': unfolds.controls } : {})}
      onClick={onPress}
    >
      {label}
    </button>
  );
}
