import type { BrowserWindow } from 'electron';

/** After this, a window that shows nothing is shown once more, in milliseconds. */
const longestBlankMs = 5000;

type Shown = Pick<BrowserWindow, 'show' | 'hide' | 'isVisible' | 'isDestroyed'> & {
  once(event: 'ready-to-show' | 'closed', listener: () => void): unknown;
};

/**
 * Shows a window whose page begins to be drawn only now. Once in a thousand starts, while the graphics process was being
 * started again, no frame came of that; hidden and shown again, the page asks anew.
 * @param told called when it had to be
 */
export function showDrawn(window: Shown, told: () => void): void {
  window.show();
  const again = setTimeout(() => {
    if (window.isDestroyed() || !window.isVisible()) return;
    told();
    window.hide();
    window.show();
  }, longestBlankMs);
  // Emitted by the first frame that has something on it, also of a window that is shown by then.
  window.once('ready-to-show', () => clearTimeout(again));
  window.once('closed', () => clearTimeout(again));
}
