import { useSyncExternalStore } from 'react';
import { store } from '../state/store.ts';
import { Button } from '../ui/button.tsx';
import { Details } from '../ui/details.tsx';
import { messages } from './messages/messages.ts';
import { PlainPage } from './plain-page.tsx';
import { Screen } from './screen.tsx';

/** The window: the screen as soon as main has answered, and an honest sentence until then. */
export function App() {
  const phase = useSyncExternalStore(store.subscribe, () => store.current().phase);
  if (phase === 'ready') return <Screen />;
  if (phase === 'unreachable') return <Unreachable />;
  return <p className="loading plain-page quiet">{messages.plain.loading}</p>;
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
