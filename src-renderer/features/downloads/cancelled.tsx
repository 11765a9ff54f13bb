import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { messages } from '../../words/messages.ts';

/** What was just canceled, for as long as it can be undone. The place is always there, so that it is read out. */
export function Cancelled() {
  const cancelling = useSnapshot(({ wizard }) => wizard.cancelling);
  const words = messages.wizard.get;
  return (
    <div role="status" className={cancelling === null ? 'unseen' : undefined}>
      {cancelling !== null && (
        <Banner
          tone="accent"
          action={
            <Button
              icon="retry"
              label={words.undo}
              onPress={() => send('wizard:undo-cancel', { id: cancelling.id })}
            />
          }
        >
          {words.cancelled(cancelling.name)}
        </Banner>
      )}
    </div>
  );
}
