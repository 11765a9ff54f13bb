import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { ErrorBoundary } from './app/error-boundary.tsx';
import { keepFocus } from './app/focus-keeper.ts';
import { messages } from './app/messages/messages.ts';
import { PlainPage } from './app/plain-page.tsx';
import { store } from './state/store.ts';

const place = document.getElementById('root');
if (place === null) throw new Error('The page has no place for the app');
const root = createRoot(place);

if (window.noggin === undefined) {
  root.render(<PlainPage title={messages.plain.noBridgeTitle} text={messages.plain.noBridge} />);
} else {
  store.connect(window.noggin);
  keepFocus(document);
  root.render(
    <StrictMode>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
    </StrictMode>,
  );
}
