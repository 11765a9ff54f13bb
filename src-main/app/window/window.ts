import { app, type BrowserWindow, screen } from 'electron';
import { backgroundColor, homeAddress, showWhenReady } from './hidden-window.ts';
import { type RecoveryPorts, recoverPage } from './page-recovery.ts';
import { placeAgain, type WindowBounds } from './window-bounds.ts';

/** Keeps where the window was. */
export interface PlaceKeeper {
  read(): string | null;
  write(place: string): void;
}

/** Opens the window where it was the last time; it shows itself when there is something to see. */
export function openWindow(
  window: BrowserWindow,
  recovery: RecoveryPorts,
  keeper: PlaceKeeper,
): BrowserWindow {
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const place = placeAgain(keeper.read(), screens);
  if (place !== null) window.setBounds({ x: place.x, y: place.y, width: place.width, height: place.height });
  // The theme that was chosen is known by now.
  window.setBackgroundColor(backgroundColor());
  if (place?.isMaximized) window.maximize();
  showWhenReady(window, () => recovery.log.warn('page drew nothing; its window was shown once more'));
  const keepPlace = (): void => {
    const now: WindowBounds = { ...window.getNormalBounds(), isMaximized: window.isMaximized() };
    keeper.write(JSON.stringify(now));
  };
  window.on('close', keepPlace);
  // When the app quits, the ledger is closed before its windows are.
  app.on('before-quit', keepPlace);
  window.once('closed', () => app.off('before-quit', keepPlace));
  recoverPage(window, homeAddress, recovery);
  comeBackFromBlank(window);
  return window;
}

/**
 * Chromium lets pages navigate to about:blank unasked. It is empty and inert, but the person would see a blank
 * window.
 */
function comeBackFromBlank(window: BrowserWindow): void {
  window.webContents.on('did-navigate', (_event, address) => {
    if (address.startsWith('about:')) void window.loadURL(homeAddress);
  });
}

/** Brings the window to the front (FAULTS C4). */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
