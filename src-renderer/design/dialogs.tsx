import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/text-field.tsx';

const sizes = ['small', 'medium', 'large'] as const;

/** The dialog in its sizes, opened by a button each: it is modal, so it cannot lie among the samples. */
export function Dialogs() {
  const [size, setSize] = useState<(typeof sizes)[number] | null>(null);
  const [text, setText] = useState('');
  const close = () => setSize(null);
  return (
    <div className="card-actions">
      {sizes.map((each) => (
        <Button key={each} label={`Open a ${each} dialog`} onPress={() => setSize(each)} />
      ))}
      {size !== null && (
        <Dialog
          title="Import this file?"
          size={size}
          closeLabel="Close"
          onClose={close}
          actions={
            <>
              <Button label="Cancel" onPress={close} />
              <Button kind="primary" label="Import" onPress={close} />
            </>
          }
        >
          <p className="quiet">The first control takes the focus, and whoever had it gets it back.</p>
          <TextField label="Link or name" value={text} maxLength={100} onChange={setText} />
        </Dialog>
      )}
    </div>
  );
}
