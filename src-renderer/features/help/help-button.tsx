import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { messages } from '../../words/messages.ts';
import { Help } from './help.tsx';

/** Opens the answers to what people ask first. */
export function HelpButton() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button label={messages.help.open} onPress={() => setIsOpen(true)} />
      {isOpen && <Help onClose={() => setIsOpen(false)} />}
    </>
  );
}
