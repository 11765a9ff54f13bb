import type { App, Session } from 'electron';
import { isOurPage } from './page-files.ts';

/** Every page, whoever opened it: no way to another address, another window, or a webview. */
export function confinePages(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isOurPage(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/**
 * Keeps Chromium from fetching a spelling dictionary at the start, past every request filter and whatever the window's
 * own switch says (electron/electron#22995). It begins when the session is made: must be called before the app is ready.
 */
export function withoutDictionaries(app: App): void {
  app.on('session-created', (session) => session.setSpellCheckerLanguages([]));
}

/** The window's session: no permission is given, no page saves a file, and no request leaves it but to our pages. */
export function confineSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => {
    const isDevTools = details.url.startsWith('devtools:');
    answer({ cancel: !isOurPage(details.url) && !isDevTools });
  });
}
