import './hub.css';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { messages } from '../../words/messages.ts';
import { AddDialog } from './add-dialog.tsx';

/** The way to a model that is in no list: by its link or its name. */
export function AddModel() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div data-focus-scope="add-model">
      <Button kind="quiet" icon="link" label={messages.hub.open} onPress={() => setIsOpen(true)} />
      {isOpen && <AddDialog onClose={() => setIsOpen(false)} />}
    </div>
  );
}
