import { type ReactNode, useState } from 'react';
import { messages } from '../words/messages.ts';
import { Disclosure } from './disclosure.tsx';
import { type Fact, Facts } from './facts.tsx';

interface DetailsProps {
  readonly facts: readonly Fact[];
  /** Drawn above the facts, and only while unfolded. */
  readonly children?: ReactNode;
}

/** "Details": what a helper at the telephone would ask for, folded away. */
export function Details({ facts, children }: DetailsProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Disclosure title={messages.details.title} onToggle={setIsOpen}>
      {isOpen && children}
      <Facts facts={facts} layout="rows" />
    </Disclosure>
  );
}
