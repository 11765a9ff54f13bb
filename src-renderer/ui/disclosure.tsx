import './disclosure.css';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface DisclosureProps {
  readonly title: ReactNode;
  /** `sunken`: what it unfolds lies in a field of its own. `plain`: it goes on as the page does. */
  readonly looks?: 'sunken' | 'plain';
  readonly children: ReactNode;
  /** Called when it is unfolded or folded. */
  readonly onToggle?: (isOpen: boolean) => void;
}

/** Something folded away: the browser's own, which opens by itself when a word in it is searched for. */
export function Disclosure({ title, looks = 'sunken', children, onToggle }: DisclosureProps) {
  return (
    <details className="disclosure" onToggle={({ currentTarget }) => onToggle?.(currentTarget.open)}>
      <summary className="disclosure-title">
        <Icon name="chevron" />
        <span>{title}</span>
      </summary>
      <div className={`disclosure-body disclosure-${looks}`}>{children}</div>
    </details>
  );
}
