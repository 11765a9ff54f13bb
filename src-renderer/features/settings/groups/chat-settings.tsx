import { useState } from 'react';
import { send } from '../../../state/commands.ts';
import { useSnapshot } from '../../../state/hooks.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectRow } from '../../../ui/select-row.tsx';
import { SwitchRow } from '../../../ui/switch-row.tsx';
import { messages } from '../../../words/messages.ts';
import { SettingsGroup } from '../settings-group.tsx';

const idleMinutes = [5, 10, 30, 60] as const;

/** What is kept of conversations, and how long the model stays in memory. */
export function ChatSettings() {
  const words = messages.chat.settings;
  const settings = useSnapshot((snapshot) => snapshot.settings);
  const [isAsking, setIsAsking] = useState(false);
  const { idleUnloadMinutes } = settings;
  const offered: readonly number[] =
    idleUnloadMinutes === null || idleMinutes.some((minutes) => minutes === idleUnloadMinutes)
      ? idleMinutes
      : [...idleMinutes, idleUnloadMinutes];
  const removeAll = async (): Promise<void> => {
    await send('chat:remove-all', undefined);
    setIsAsking(false);
  };
  return (
    <SettingsGroup title={words.title}>
      <SwitchRow
        label={words.keep}
        hint={words.keepHint}
        isOn={settings.keepConversations}
        onChange={(keepConversations) => send('settings:change', { keepConversations })}
      />
      <SelectRow<number | null>
        label={words.idle}
        value={idleUnloadMinutes}
        choices={[
          ...offered.map((minutes) => [minutes, words.idleAfter(minutes)] as const),
          [null, words.idleNever],
        ]}
        onChange={(minutes) => send('settings:change', { idleUnloadMinutes: minutes })}
      />
      <div>
        <Button icon="trash" label={words.removeAll} onPress={() => setIsAsking(true)} />
      </div>
      {isAsking && (
        <Dialog
          title={words.removeAllQuestion}
          size="small"
          onClose={() => setIsAsking(false)}
          actions={
            <>
              <Button label={words.removeAllNo} onPress={() => setIsAsking(false)} />
              <Button kind="danger" label={words.removeAllYes} onPress={removeAll} />
            </>
          }
        >
          {null}
        </Dialog>
      )}
    </SettingsGroup>
  );
}
