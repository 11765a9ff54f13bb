import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { messages } from '../../words/messages.ts';

/** The way to the text of a model's license; nothing where the list does not know it. */
export function LicenceButton({ modelId }: { readonly modelId: string }) {
  const isKnown = useSnapshot(({ models }) =>
    models.some(({ id, licenceUrl }) => id === modelId && licenceUrl !== null),
  );
  if (!isKnown) return null;
  return (
    <Button label={messages.modelPage.readLicence} onPress={() => send('model:open-licence', { modelId })} />
  );
}
