import './screen.css';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { OpenedLink } from '../features/deep-links/opened-link.tsx';
import { Cancelled } from '../features/downloads/cancelled.tsx';
import { PastedLink } from '../features/find/pasted-link.tsx';
import { DropZone } from '../features/import/drop-zone.tsx';
import { ImportDialog } from '../features/import/import-dialog.tsx';
import { Removals } from '../features/installed/removals.tsx';
import { Redrawn } from '../features/notices/redrawn.tsx';
import { useView, type View } from '../state/view.ts';
import { Announcer } from '../ui/announcer.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { PageHeader } from './page-header.tsx';
import { ChatView } from './views/chat-view.tsx';
import { DownloadsView } from './views/downloads-view.tsx';
import { HomeView } from './views/home-view.tsx';
import { ModelsView } from './views/models-view.tsx';
import { SettingsView } from './views/settings-view.tsx';

const shown: Readonly<Record<View, () => ReactNode>> = {
  chat: ChatView,
  home: HomeView,
  models: ModelsView,
  downloads: DownloadsView,
  settings: SettingsView,
};

/** The window: the navigation, one view, and what may come up over any of them. */
export function Screen() {
  const view = useView();
  const Shown = shown[view];
  return (
    <>
      <div className={`screen ${view === 'chat' ? 'screen-wide' : ''}`}>
        <PageHeader />
        <main className="screen-main" ref={useTitleFocus(view)}>
          <Redrawn />
          <Removals />
          <Cancelled />
          <Shown />
        </main>
      </div>
      <ImportDialog />
      <OpenedLink />
      <PastedLink />
      <DropZone />
      <Toasts />
      <Announcer />
    </>
  );
}

/** Focuses a view's title and scrolls to its top, so that a screen reader announces it. */
function useTitleFocus(view: View) {
  const main = useRef<HTMLElement>(null);
  const before = useRef(view);
  useLayoutEffect(() => {
    if (before.current === view) return;
    before.current = view;
    window.scrollTo(0, 0);
    main.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [view]);
  return main;
}
