import { Button } from 'react-aria-components/Button';
import type { MessageView } from '../../../src-preload/contract/chat.ts';
import { send } from '../../state/commands.ts';
import { messages } from '../../words/messages.ts';

/** Switches between branches (‹2/3›); hidden where there is only one. */
export function BranchSwitch({ branch }: Pick<MessageView, 'branch'>) {
  const { index, count, previousId, nextId } = branch;
  if (count < 2) return null;
  const words = messages.chat;
  const go = (messageId: string | null) => () => {
    if (messageId !== null) void send('chat:choose', { messageId });
  };
  return (
    <fieldset className="branch-switch" aria-label={words.versions}>
      <Button
        className="button button-quiet branch-step"
        aria-label={words.previousVersion}
        isDisabled={previousId === null}
        onPress={go(previousId)}
      >
        {words.stepBack}
      </Button>
      <span className="branch-count">{words.version(index, count)}</span>
      <Button
        className="button button-quiet branch-step"
        aria-label={words.nextVersion}
        isDisabled={nextId === null}
        onPress={go(nextId)}
      >
        {words.stepOn}
      </Button>
    </fieldset>
  );
}
