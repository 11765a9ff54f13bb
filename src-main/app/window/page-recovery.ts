import { type BrowserWindow, dialog } from 'electron';
import type { Log } from '../../log-port.ts';
import { monotonicMs } from '../../platform/monotonic.ts';
import type { Words } from '../words/en.ts';
import { createCrashCounter } from './crash-counter.ts';

/** What the recovery of a page needs of the app around it. */
export interface RecoveryPorts {
  readonly log: Log;
  words(): Words['diagnosis'];
  /** The person saw the window vanish: tell them, quietly. */
  sayRedrawn(): void;
  quit(): void;
}

const tooOften = 3;
const withinMs = 60_000;

/**
 * Reloads a crashed page where it was (FAULTS C13); downloads are unaffected. After repeated crashes the person
 * decides; likewise for an unresponsive page.
 * @param home address of the first view: the present one may cause the crash
 */
export function recoverPage(window: BrowserWindow, home: string, ports: RecoveryPorts): void {
  const { log } = ports;
  const { webContents } = window;
  const stumbles = createCrashCounter(tooOften, withinMs, monotonicMs);
  let waiting: AbortController | null = null;

  const tryAgain = (): void => {
    stumbles.forget();
    if (!window.isDestroyed()) void window.loadURL(home);
  };
  const ask = async (): Promise<void> => {
    const { title, text, again, quit } = ports.words().crashed;
    const { response } = await dialog.showMessageBox(window, {
      ...{ type: 'warning', message: title, detail: text, buttons: [again, quit], noLink: true },
      ...{ defaultId: 0, cancelId: 0 },
    });
    log.info('asked about a page that crashes', { answer: response === 1 ? 'quit' : 'again' });
    if (response === 1) ports.quit();
    else tryAgain();
  };

  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error('page crashed', { reason, exitCode });
    waiting?.abort();
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const isTooOften = stumbles.add();
    if (!window.isVisible()) {
      // The window is hidden: do not reload before it is wanted.
      if (isTooOften) window.once('show', tryAgain);
      else webContents.reload();
      return;
    }
    ports.sayRedrawn();
    if (isTooOften) void ask();
    else webContents.reload();
  });

  window.on('unresponsive', async () => {
    log.warn('page does not answer');
    if (waiting !== null || !window.isVisible()) return;
    const asked = new AbortController();
    waiting = asked;
    const { title, text, wait, anew } = ports.words().silent;
    const { response } = await dialog.showMessageBox(window, {
      ...{ type: 'warning', message: title, detail: text, buttons: [wait, anew], noLink: true },
      ...{ defaultId: 0, cancelId: 0, signal: asked.signal },
    });
    waiting = null;
    if (response !== 1 || asked.signal.aborted || window.isDestroyed()) return;
    log.info('a page that does not answer is given up');
    webContents.forcefullyCrashRenderer();
  });
  window.on('responsive', () => {
    log.info('page answers again');
    waiting?.abort();
  });
}
