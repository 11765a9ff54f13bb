import path from 'node:path';
import { app, BrowserWindow, nativeTheme } from 'electron';
import { pageOrigin } from './page-files.ts';
import { pagePreferences } from './page-preferences.ts';
import { showDrawn } from './show-drawn.ts';

/** The address of our page. */
export const homeAddress = `${pageOrigin}/index.html`;

/**
 * A window that nobody sees yet, with its page on its way: its process starts while the rest of Noggin is being loaded.
 * @param out folder of the built app
 */
export function hiddenWindow(out: string): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Noggin',
    width: 960,
    height: 830,
    minWidth: 480,
    minHeight: 520,
    show: false,
    // A hidden page that draws waits for the graphics process before it reads its HTML (docs/decisions, 34).
    paintWhenInitiallyHidden: false,
    backgroundColor: backgroundColor(),
    webPreferences: pagePreferences(path.join(out, 'preload', 'preload.cjs'), app.isPackaged),
  });
  window.webContents.once('dom-ready', () => pageIsRead.add(window));
  void window.loadURL(homeAddress);
  return window;
}

const pageIsRead = new WeakSet<BrowserWindow>();

/**
 * Shows it as soon as its page has been read, which may have been before this is called.
 * @param told called when nothing was drawn for long, and it was shown once more
 */
export function showWhenReady(window: BrowserWindow, told: () => void): void {
  if (pageIsRead.has(window)) showDrawn(window, told);
  else window.webContents.once('dom-ready', () => showDrawn(window, told));
}

/** What is seen before the page is: the page's own colour. */
export function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? '#10181b' : '#f5f2ec';
}
