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
 * The window's session: no permission is given, no page saves a file, and no request leaves it but to our own pages.
 * Spell checking is off for the whole session: a window's own switch does not keep Chromium from fetching a
 * dictionary from its maker at the start, past every request filter.
 */
export function confineSession(session: Session): void {
  session.setSpellCheckerEnabled(false);
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => {
    const isDevTools = details.url.startsWith('devtools:');
    answer({ cancel: !isOurPage(details.url) && !isDevTools });
  });
}
