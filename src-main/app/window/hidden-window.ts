import path from 'node:path';
import { app, BrowserWindow, nativeTheme } from 'electron';
import { ground } from './ground.ts';
import { pageOrigin } from './page-files.ts';
import { pagePreferences } from './page-preferences.ts';
import { showDrawn } from './show-drawn.ts';

/** The address of our page. */
export const homeAddress = `${pageOrigin}/index.html`;

/**
 * Makes a hidden window and loads its page: its process starts while the rest of Noggin is loaded.
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
    // Drawing while hidden waits for the graphics process before reading HTML (docs/decisions, 34).
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
 * Shows it as soon as its page is loaded, possibly at once.
 * @param told called when nothing was drawn for long, and it was shown again
 */
export function showWhenReady(window: BrowserWindow, told: () => void): void {
  if (pageIsRead.has(window)) showDrawn(window, told);
  else window.webContents.once('dom-ready', () => showDrawn(window, told));
}

/** Background until the page is drawn: the page's own color. */
export function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? ground.dark : ground.light;
}
