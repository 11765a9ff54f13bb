import { useState } from 'react';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { messages } from '../../words/messages.ts';
import { modelName } from '../../words/model-name.ts';

/** Scope of what was removed and can be brought back. */
export const removalScope = 'removals';

/** Hidden messages; the undo time goes on. Survives navigation. */
let hiddenBefore: readonly string[] = [];

/** What was just removed, for as long as it can be brought back. */
export function Removals() {
  const removals = useSnapshot(({ library }) => library.removals);
  const [hidden, setHidden] = useState<readonly string[]>(hiddenBefore);
  const hide = (id: string): void => {
    hiddenBefore = [...hiddenBefore, id];
    setHidden(hiddenBefore);
  };
  const shown = removals.filter(({ id }) => !hidden.includes(id));
  if (shown.length === 0) return null;
  const words = messages.library.removals;
  return (
    <section className="notices" aria-label={words.section} data-focus-scope={removalScope}>
      {shown.map(({ id, bytes, ...removed }) => (
        <Banner
          key={id}
          tone="accent"
          action={
            <>
              <Button label={words.undo} onPress={() => send('library:undo-remove', { id })} />
              <Button
                kind="quiet"
                label={words.finish}
                onPress={() => send('library:finish-remove', { id })}
              />
              <IconButton icon="cancel" label={words.hide} onPress={() => hide(id)} />
            </>
          }
        >
          {words.removed(modelName(removed), formatBytes(bytes))} {words.forTenMinutes}
        </Banner>
      ))}
    </section>
  );
}
