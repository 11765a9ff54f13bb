import './wizard-link.css';
import { messages } from '../../app/messages/messages.ts';
import { send } from '../../state/commands.ts';
import { Button } from '../../ui/button.tsx';

/** The way back to the wizard, for the footer of the everyday window. */
export function WizardLink() {
  return <Button kind="quiet" label={messages.wizard.again} onPress={() => send('wizard:open', undefined)} />;
}
