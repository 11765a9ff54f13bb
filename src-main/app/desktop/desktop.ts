import { app, type BrowserWindow, type WebContents } from 'electron';
import type { DownloadAction } from '../../../src-preload/contract/downloads.ts';
import type { Downloads } from '../../downloads/manager-port.ts';
import type { Log } from '../../log-port.ts';
import type { Settings } from '../../settings.ts';
import type { Notes } from '../../ui-state/notes.ts';
import { createNotificationRules } from '../../ui-state/notification-rules.ts';
import { createTally } from '../../ui-state/overall-progress.ts';
import { openWindow, showWindow } from '../window/window.ts';
import type { Locale } from '../words/locale.ts';
import { createKeepAwake } from './keep-awake.ts';
import { createNotifier } from './notifier.ts';
import { createTray } from './tray.ts';
import type { ProgramsFace } from './tray-menu.ts';

export interface DesktopPorts {
  readonly downloads: Downloads;
  readonly settings: Settings;
  readonly notes: Notes;
  readonly log: Log;
  readonly locale: Locale;
  /** The window was drawn anew, and the person has seen it. */
  sayRedrawn(): void;
  /** Whether anything besides downloads is at work: files being imported or moved. */
  isBusyBesides(): boolean;
  /** Programs may ask: closing the window hides it, and the tray tells of them. */
  programs(): ProgramsFace;
  /** No window is shown at first. */
  readonly startsAway: boolean;
  /** Resolves when the first window, if there is one, is seen. */
  readonly shown: Promise<void>;
  /** Makes a hidden window. */
  newWindow(): BrowserWindow;
}

/** Noggin on the desktop. */
export interface Desktop {
  /** Opens the window, or brings it to the front (FAULTS C4). */
  show(): void;
  /** The window, while there is one. */
  window(): BrowserWindow | null;
  /** Its page. */
  contents(): WebContents | null;
  /** A setting changed. In another language the page is reloaded. */
  refresh(): void;
}

/**
 * Window, tray icon, taskbar, notifications and sleep of the computer, driven by the downloads. Closing the window
 * hides it while something is under way.
 */
export function createDesktop(ports: DesktopPorts): Desktop {
  const { downloads, settings, notes } = ports;
  const newsOf = createNotificationRules();
  const keepAwake = createKeepAwake();
  let window: BrowserWindow | null = null;
  let isQuitting = false;
  // Without a window the icon is the way back. Keep it then: some systems handle vanishing icons badly.
  let wasAway = ports.startsAway;
  let isSeen = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });

  // Updated change by change: listing all costs more the longer the line is.
  const tally = createTally(downloads.list());
  const each = (action: DownloadAction, act: (id: string) => void) => (): void => {
    for (const { id, actions } of downloads.list()) if (actions.includes(action)) act(id);
  };
  const isActive = (): boolean => tally.progress().isActive || ports.isBusyBesides();
  /** Why Noggin is still needed without its window; null: it is not. */
  const whatGoesOn = (): 'busy' | 'scheduled' | 'serving' | null => {
    if (isActive()) return 'busy';
    if (tally.progress().scheduled > 0) return 'scheduled';
    return ports.programs().isServing ? 'serving' : null;
  };
  const show = (): void => {
    if (window !== null) {
      showWindow(window);
      return;
    }
    const recovery = {
      ...{ log: ports.log, sayRedrawn: ports.sayRedrawn, quit: () => app.quit() },
      words: () => ports.locale.words().diagnosis,
    };
    const opened = openWindow(ports.newWindow(), recovery, {
      read: () => notes.read('window-place'),
      write: (place) => notes.write('window-place', place),
    });
    opened.on('close', (event) => {
      const why = whatGoesOn();
      if (isQuitting || why === null) return;
      event.preventDefault();
      opened.hide();
      wasAway = true;
      refresh();
      // Tell it once.
      if (notes.read('told-background') === null) notifier.goesOn(why);
      notes.write('told-background', 'yes');
    });
    opened.once('closed', () => {
      window = null;
    });
    window = opened;
  };
  const notifier = createNotifier(show, ports.locale.words);
  const tray = createTray(
    {
      show,
      pauseAll: each('pause', downloads.pause),
      resumeAll: each('resume', downloads.resume),
      quit: () => app.quit(),
    },
    ports.locale.words,
  );

  let spoken = ports.locale.language();
  const reloadWhenSpokenOtherwise = (): void => {
    if (spoken === ports.locale.language()) return;
    spoken = ports.locale.language();
    // After the response to the request.
    setImmediate(() => window?.webContents.reload());
  };

  const refresh = (): void => {
    reloadWhenSpokenOtherwise();
    const progress = tally.progress();
    window?.setProgressBar(progress.value, { mode: progress.mode });
    keepAwake.set((progress.isActive || ports.isBusyBesides()) && settings.read().keepAwake);
    // After the window: the tray is slow.
    if (isSeen) tray.update(tally, wasAway || settings.read().trayIcon, ports.programs());
  };
  downloads.onChange((change) => {
    if (change.kind === 'gone') tally.remove(change.id);
    if (change.kind === 'progress' || change.kind === 'transition') tally.put(change.download);
    refresh();
    if (change.kind !== 'transition') return;
    const news = newsOf(change.download);
    if (news !== null && settings.read().notifications && !window?.isFocused()) notifier.news(news);
  });
  refresh();
  void ports.shown.then(() => {
    isSeen = true;
    refresh();
  });
  return { show, window: () => window, contents: () => window?.webContents ?? null, refresh };
}
