import { send } from '../../state/commands.ts';
import { goToView } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { messages } from '../../words/messages.ts';

/** The way back to the wizard, for the everyday window. */
export function WizardLink() {
  const open = async (): Promise<void> => {
    await send('wizard:open', undefined);
    // Whoever comes out of it begins anew, not among the settings.
    goToView('home');
  };
  return <Button label={messages.wizard.again} onPress={open} />;
}
