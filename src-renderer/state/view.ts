import { useSyncExternalStore } from 'react';
import type { ViewName } from '../../src-preload/contract/deep-links.ts';

/** The views of the window, in the order of the navigation. */
export const views = [
  'chat',
  'home',
  'models',
  'downloads',
  'settings',
] as const satisfies readonly ViewName[];
export type View = ViewName;

/** The view that the part of the address behind `#` names; home where it names none. Pure. */
export function viewOf(hash: string): View {
  return views.find((view) => hash === addressOf(view)) ?? 'home';
}

/** What a link to a view points to. Pure. */
export function addressOf(view: View): string {
  return `#${view}`;
}

/**
 * Shows a view. It stands in the address of the page, so that it outlives a reload (a new language, a crash) and the
 * system's way back works.
 */
export function goToView(view: View): void {
  window.location.hash = addressOf(view);
}

/** The view that is shown. */
export function useView(): View {
  return useSyncExternalStore(listen, () => viewOf(window.location.hash));
}

function listen(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}
