import './ui/tokens.css';
import './ui/base.css';
import './ui/page.css';
import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { ErrorBoundary } from './app/error-boundary.tsx';
import { awaitFirstKey } from './app/first-key.ts';
import { PlainPage } from './app/plain-page.tsx';
import { connectChats } from './state/chats.ts';
import { store } from './state/store.ts';
import { followContrast } from './ui/contrast.ts';
import { keepFocusInView } from './ui/focus-in-view.ts';
import { keepFocus } from './ui/focus-keeper.ts';
import { messages } from './words/messages.ts';

/** After this, the page says that it waits, in milliseconds. */
const patienceMs = 150;
const place = document.getElementById('root');
if (place === null) throw new Error('The page has no place for the app');
const root = createRoot(place);
const contrast = followContrast(document);

if (window.noggin === undefined) {
  root.render(<PlainPage title={messages.plain.noBridgeTitle} text={messages.plain.noBridge} />);
} else {
  store.connect(window.noggin);
  connectChats(window.noggin);
  keepFocus(document);
  keepFocusInView(document);
  awaitFirstKey(document);
  store.subscribe(() => {
    const state = store.current();
    if (state.phase === 'ready') contrast.choose(state.snapshot.settings.appearance === 'contrast');
  });
  const draw = (): void => {
    clearTimeout(patience);
    stopWaiting();
    root.render(
      <StrictMode>
        <I18nProvider locale={messages.locale}>
          <ErrorBoundary>
            <App />
          </ErrorBoundary>
        </I18nProvider>
      </StrictMode>,
    );
  };
  // Main's answer is as good as there: what would say "One moment" until then would only flash.
  const stopWaiting = store.subscribe(draw);
  const patience = setTimeout(draw, patienceMs);
}
