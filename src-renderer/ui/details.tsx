import './details.css';
import { type ReactNode, useState } from 'react';
import { messages } from '../app/messages/messages.ts';
import { type Fact, Facts } from './facts.tsx';
import { Icon } from './icon.tsx';

interface DetailsProps {
  readonly facts: readonly Fact[];
  /** Drawn above the facts, and only while unfolded. */
  readonly children?: ReactNode;
}

/** "Details": what a helper at the telephone would ask for, folded away. */
export function Details({ facts, children }: DetailsProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="details" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary className="details-title">
        <Icon name="chevron" />
        {messages.details.title}
      </summary>
      <div className="details-body">
        {isOpen && children}
        <Facts facts={facts} layout="rows" />
      </div>
    </details>
  );
}
