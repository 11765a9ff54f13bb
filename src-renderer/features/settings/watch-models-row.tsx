import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { SwitchRow } from '../../ui/switch-row.tsx';
import { messages } from '../../words/messages.ts';

/** Whether publishers are asked daily; nothing where an administrator closed Hugging Face. */
export function WatchModelsRow() {
  const isOn = useSnapshot(({ settings }) => settings.watchModels);
  const isClosed = useSnapshot(({ policy }) => policy.hub);
  const words = messages.modelPage;
  if (isClosed) return null;
  return (
    <SwitchRow
      label={words.watch}
      hint={words.watchHint}
      isOn={isOn}
      onChange={(watchModels) => send('settings:change', { watchModels })}
    />
  );
}
