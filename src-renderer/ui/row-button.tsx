import './row-button.css';

interface RowButtonProps {
  readonly label: string;
  /** Ids of what else the row says. */
  readonly describedBy: string;
  readonly onPress: () => void;
}

/** The name of a row in a list of `pressable-rows`; a press anywhere on its `pressable-row` is one on it. */
export function RowButton({ label, describedBy, onPress }: RowButtonProps) {
  return (
    <button type="button" className="row-button" aria-describedby={describedBy} onClick={onPress}>
      {label}
    </button>
  );
}
