import { useState } from 'react';
import { messages } from '../../app/messages/messages.ts';
import { Button } from '../../ui/button.tsx';
import { HistoryDialog } from './history-dialog.tsx';

/** Opens the history of downloads. */
export function HistoryButton() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" label={messages.library.history.open} onPress={() => setIsOpen(true)} />
      {isOpen && <HistoryDialog onClose={() => setIsOpen(false)} />}
    </>
  );
}
