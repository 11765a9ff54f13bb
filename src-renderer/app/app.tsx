import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { Wizard } from '../features/wizard/wizard.tsx';
import { useSnapshot } from '../state/hooks.ts';
import { store } from '../state/store.ts';
import { Button } from '../ui/button.tsx';
import { Details } from '../ui/details.tsx';
import { messages } from '../words/messages.ts';
import { PlainPage } from './plain-page.tsx';
import { Screen } from './screen.tsx';

/** The window: the wizard or the screen once main has answered, and a plain sentence until then. */
export function App() {
  const phase = useSyncExternalStore(store.subscribe, () => store.current().phase);
  if (phase === 'ready') return <Face />;
  if (phase === 'unreachable') return <Unreachable />;
  return <p className="loading plain-page quiet">{messages.plain.loading}</p>;
}

/** The wizard until the first run is over, then the window of every day. */
function Face() {
  const isFirstRun = useSnapshot(({ wizard }) => wizard.state === 'open');
  const wasFirstRun = useRef(isFirstRun);
  useLayoutEffect(() => {
    if (wasFirstRun.current && !isFirstRun) {
      // Scrolls a new page to its top and focuses its heading, for screen readers.
      document.querySelector('h1')?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    wasFirstRun.current = isFirstRun;
  }, [isFirstRun]);
  return isFirstRun ? <Wizard /> : <Screen />;
}

function Unreachable() {
  const state = useSyncExternalStore(store.subscribe, store.current);
  if (state.phase !== 'unreachable') return null;
  const { code, message } = state.error;
  return (
    <PlainPage title={messages.plain.unreachableTitle} text={messages.errors[code]}>
      <Button kind="primary" icon="retry" label={messages.plain.tryAgain} onPress={store.refresh} />
      <Details facts={[{ name: messages.details.message, value: message }]} />
    </PlainPage>
  );
}
