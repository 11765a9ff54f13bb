import { useState } from 'react';
import { messages } from '../../app/messages/messages.ts';
import { Button } from '../../ui/button.tsx';
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
