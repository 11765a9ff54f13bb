import { useState } from 'react';
import type { InstalledView } from '../../../src-preload/contract/snapshot.ts';
import { send } from '../../state/commands.ts';
import { goToView } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { messages } from '../../words/messages.ts';
import { ServerSwitch } from '../server/server-switch.tsx';
import { ProgramList } from './program-list.tsx';

/** What a model is here for: to be asked in Noggin, or used by another program. */
export function UseItButton({ model }: { readonly model: InstalledView }) {
  const [isOpen, setIsOpen] = useState(false);
  const words = messages.useIt;
  const close = (): void => setIsOpen(false);
  return (
    <>
      <Button label={words.open} onPress={() => setIsOpen(true)} />
      {isOpen && (
        <Dialog title={words.title(model.name)} onClose={close} closeLabel={words.close}>
          <div className="use-here">
            <Button
              kind="primary"
              label={words.ask}
              onPress={() => {
                close();
                void send('library:make-current', { modelId: model.modelId });
                goToView('chat');
              }}
            />
            <p className="hint">{words.askHint}</p>
          </div>
          <ServerSwitch label={messages.server.use} hint={messages.server.useHint} />
          <ProgramList model={model} />
        </Dialog>
      )}
    </>
  );
}
