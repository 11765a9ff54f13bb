import { useEffect } from 'react';
import { useSnapshot } from '../state/hooks.ts';
import { underWayCount } from '../state/selectors.ts';
import { addressOf, goToView, useView, type View, views } from '../state/view.ts';
import { messages } from '../words/messages.ts';

/** Drawn on a grid of 20, as the icons of ui/. */
const drawings: Readonly<Record<View, string>> = {
  chat: 'M3.5 4.5h13v9h-7l-3.5 3v-3h-2.5z',
  home: 'M3.5 9.5L10 3.5l6.5 6M5.5 8.5v8h9v-8',
  models: 'M10 3l6.5 3.5v7L10 17l-6.5-3.5v-7zM3.5 6.5L10 10l6.5-3.5M10 10v7',
  downloads: 'M10 3v9M6 8.5l4 4 4-4M4 16.5h12',
  settings:
    'M3 6.5h7M14 6.5h3M3 13.5h3M10 13.5h7M10 6.5a2 2 0 1 0 4 0 2 2 0 1 0-4 0zM6 13.5a2 2 0 1 0 4 0 2 2 0 1 0-4 0z',
};

/** Links between the views, and Ctrl or Cmd with a digit. */
export function Navigation() {
  const present = useView();
  const count = useSnapshot(underWayCount);
  useEffect(listenForShortcuts, []);
  return (
    <nav className="navigation" aria-label={messages.views.navigation}>
      <ul className="navigation-list">
        {views.map((view, index) => (
          <li key={view}>
            <a
              className="navigation-link"
              href={addressOf(view)}
              draggable={false}
              aria-current={view === present ? 'page' : undefined}
              aria-keyshortcuts={`Control+${index + 1} Meta+${index + 1}`}
            >
              <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
                <path d={drawings[view]} />
              </svg>
              <span className="navigation-name">{messages.views.names[view]}</span>
              {view === 'downloads' && count > 0 && <Running count={count} />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Running({ count }: { readonly count: number }) {
  return (
    <>
      <span className="navigation-count" aria-hidden="true">
        {count}
      </span>
      <span className="unseen">{messages.views.underWay(count)}</span>
    </>
  );
}

/** Returns the unsubscribe function. An open dialog takes precedence. */
function listenForShortcuts(): () => void {
  const onKey = (event: KeyboardEvent): void => {
    const isMeant = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const view = views[['1', '2', '3', '4', '5'].indexOf(event.key)];
    if (!isMeant || view === undefined || document.querySelector('dialog[open]') !== null) return;
    event.preventDefault();
    goToView(view);
  };
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}
