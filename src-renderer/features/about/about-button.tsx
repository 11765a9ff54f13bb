import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { messages } from '../../words/messages.ts';
import { About } from './about.tsx';

/** Opens what there is to know about Noggin itself. */
export function AboutButton() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button label={messages.about.open} onPress={() => setIsOpen(true)} />
      {isOpen && <About onClose={() => setIsOpen(false)} />}
    </>
  );
}
