import type { BrowserWindow } from 'electron';

/** After this, a window that shows nothing is shown once more, in milliseconds. */
const longestBlankMs = 5000;

type Shown = Pick<BrowserWindow, 'show' | 'hide' | 'isVisible' | 'isDestroyed'> & {
  once(event: 'ready-to-show' | 'closed', listener: () => void): unknown;
};

/**
 * Shows a window and waits for its first frame. About once in a thousand starts none comes while the graphics process
 * restarts; hiding and showing it again asks for a new one.
 * @param told called when that was needed
 */
export function showDrawn(window: Shown, told: () => void): void {
  window.show();
  const again = setTimeout(() => {
    if (window.isDestroyed() || !window.isVisible()) return;
    told();
    window.hide();
    window.show();
  }, longestBlankMs);
  // Fires on the first frame with content, even if the window is visible by then.
  window.once('ready-to-show', () => clearTimeout(again));
  window.once('closed', () => clearTimeout(again));
}
