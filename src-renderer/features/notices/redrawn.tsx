import { useEffect, useRef } from 'react';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Banner } from '../../ui/banner.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { messages } from '../../words/messages.ts';

/** Announces a reload over any view, and focuses the page's title. */
export function Redrawn() {
  const notice = useSnapshot(({ notices }) => notices.find(({ kind }) => kind === 'window-redrawn'));
  const id = notice?.id;
  const wasThere = useRef(id !== undefined);
  useEffect(() => {
    // A graphics reset keeps the page and its focus.
    if (!wasThere.current || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, []);
  return (
    <div role="status" className={id === undefined ? 'unseen' : undefined}>
      {id !== undefined && (
        <Banner
          tone="accent"
          action={
            <IconButton
              icon="cancel"
              label={messages.notices.dismiss}
              onPress={() => send('notice:dismiss', { id })}
            />
          }
        >
          {messages.diagnosis.redrawn}
        </Banner>
      )}
    </div>
  );
}
