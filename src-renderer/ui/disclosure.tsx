import './disclosure.css';
import type { MouseEvent, ReactNode } from 'react';
import { flushSync } from 'react-dom';
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
  // What is drawn only while it is unfolded is there before the browser unfolds it: nothing is pushed about later.
  const drawFirst = ({ currentTarget }: MouseEvent<HTMLElement>): void => {
    const details = currentTarget.parentElement as HTMLDetailsElement;
    flushSync(() => onToggle?.(!details.open));
  };
  return (
    <details className="disclosure" onToggle={({ currentTarget }) => onToggle?.(currentTarget.open)}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the browser makes a button of a summary */}
      <summary className="disclosure-title" onClick={drawFirst}>
        <Icon name="chevron" />
        <span>{title}</span>
      </summary>
      <div className={`disclosure-body disclosure-${looks}`}>{children}</div>
    </details>
  );
}
