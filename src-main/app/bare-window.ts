import path from 'node:path';
import { app, BrowserWindow, nativeTheme } from 'electron';
import { pageOrigin } from './page-files.ts';
import { pagePreferences } from './page-preferences.ts';

/** The address of our page. */
export const homeAddress = `${pageOrigin}/index.html`;

/**
 * A window that nobody sees yet, with its page on its way: its process starts while the rest of Noggin is being loaded.
 * @param out folder of the built app
 */
export function bareWindow(out: string): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Noggin',
    width: 960,
    height: 830,
    minWidth: 480,
    minHeight: 520,
    show: false,
    paintWhenInitiallyHidden: false,
    backgroundColor: backgroundColor(),
    webPreferences: pagePreferences(path.join(out, 'preload', 'preload.cjs'), app.isPackaged),
  });
  window.webContents.once('dom-ready', () => readyToShow.add(window));
  void window.loadURL(homeAddress);
  return window;
}

const readyToShow = new WeakSet<BrowserWindow>();

/** Shows it as soon as there is something to see, which may have been before this is called. */
export function showWhenReady(window: BrowserWindow): void {
  if (readyToShow.has(window)) window.show();
  else window.webContents.once('dom-ready', () => window.show());
}

/** What is seen before the page is: the page's own colour. */
export function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? '#10181b' : '#f5f2ec';
}
