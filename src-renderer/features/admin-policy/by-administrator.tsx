import './by-administrator.css';
import { Icon } from '../../ui/icon.tsx';

/** A sentence on what an administrator has decided, in the place that it is about. */
export function ByAdministrator({ text, id }: { readonly text: string; readonly id?: string }) {
  return (
    <p className="hint by-administrator" id={id}>
      <Icon name="lock" />
      <span>{text}</span>
    </p>
  );
}
