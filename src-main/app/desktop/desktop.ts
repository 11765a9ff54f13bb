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

export interface DesktopPorts {
  readonly downloads: Downloads;
  readonly settings: Settings;
  readonly notes: Notes;
  readonly log: Log;
  readonly locale: Locale;
  /** The window had to be drawn anew, and the person has seen it. */
  sayRedrawn(): void;
  /** Whether something else than a download is at work: files being brought in or moved. */
  isBusyBesides(): boolean;
  /** No window is shown at first. */
  readonly startsAway: boolean;
  /** Resolves when the first window, if there is one, is seen. */
  readonly shown: Promise<void>;
  /** A window that shows nothing yet. */
  newWindow(): BrowserWindow;
}

/** How Noggin is there on the desktop. */
export interface Desktop {
  /** Opens the window, or brings it to the front (FAULTS C4). */
  show(): void;
  /** The window, while there is one. */
  window(): BrowserWindow | null;
  /** Its page. */
  contents(): WebContents | null;
  /** Something else than a download has changed: a setting. In another language the page is loaded again. */
  refresh(): void;
}

/**
 * The window, the icon in the tray, the taskbar, notifications, and the sleep of the computer, all by what the
 * downloads do. Closing the window while something is under way hides it; what runs goes on.
 */
export function createDesktop(ports: DesktopPorts): Desktop {
  const { downloads, settings, notes } = ports;
  const newsOf = createNotificationRules();
  const keepAwake = createKeepAwake();
  let window: BrowserWindow | null = null;
  let isQuitting = false;
  // Without a window the icon is the way back. It stays then: some systems do not bear icons that come and go.
  let wasAway = ports.startsAway;
  let isSeen = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });

  // Kept change by change: to list all of them for each would take the longer the more wait in line.
  const tally = createTally(downloads.list());
  const each = (action: DownloadAction, act: (id: string) => void) => (): void => {
    for (const { id, actions } of downloads.list()) if (actions.includes(action)) act(id);
  };
  const isActive = (): boolean => tally.progress().isActive || ports.isBusyBesides();
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
      if (isQuitting || !isActive()) return;
      event.preventDefault();
      opened.hide();
      wasAway = true;
      refresh();
      // Told once: the second time it is known.
      if (notes.read('told-background') === null) notifier.goesOn();
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
    // After the answer to the request that changed it.
    setImmediate(() => window?.webContents.reload());
  };

  const refresh = (): void => {
    reloadWhenSpokenOtherwise();
    const progress = tally.progress();
    window?.setProgressBar(progress.value, { mode: progress.mode });
    keepAwake.set((progress.isActive || ports.isBusyBesides()) && settings.read().keepAwake);
    // After the window: the system takes its time for it.
    if (isSeen) tray.update(tally, wasAway || settings.read().trayIcon);
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
