import { messages } from '../../app/messages/messages.ts';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';

/** Scope of what was removed and can be brought back. */
export const removalScope = 'removals';

/** What was just removed, for as long as it can be brought back. */
export function Removals() {
  const removals = useSnapshot(({ library }) => library.removals);
  if (removals.length === 0) return null;
  const words = messages.library.removals;
  return (
    <section className="notices" aria-label={words.section} data-focus-scope={removalScope}>
      {removals.map(({ id, name, bytes }) => (
        <Banner
          key={id}
          tone="accent"
          action={
            <>
              <Button label={words.undo} onPress={() => send('library:undo-remove', { id })} />
              <IconButton
                icon="cancel"
                label={words.finish}
                onPress={() => send('library:finish-remove', { id })}
              />
            </>
          }
        >
          {words.removed(name, formatBytes(bytes))} {words.untilClosed}
        </Banner>
      ))}
    </section>
  );
}
