import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { messages } from '../../words/messages.ts';

/** Canceled downloads while undo is possible. The live region stays mounted, so that it is announced. */
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
