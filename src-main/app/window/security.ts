import type { App, Session } from 'electron';
import { isOurPage } from './page-files.ts';

/** For every page: no navigation elsewhere, no other window, no webview. */
export function confinePages(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isOurPage(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    // WebRTC bypasses CSP and the session filter: blocked over UDP here; for TCP see `nowhere`.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
}

/**
 * Doors of Chromium's that no preference of a page closes: pages neither read the clipboard by the old command "paste",
 * which asks for no permission before Electron 34, nor have names looked up by a link. What a person pastes still comes.
 * Must be called before the app is ready.
 */
export function closeOldDoors(app: App): void {
  app.commandLine.appendSwitch('blink-settings', 'DOMPasteAllowed=false,dnsPrefetchingEnabled=false');
}

/**
 * Keeps Chromium from fetching a spelling dictionary at the start, past every request filter and whatever the window's
 * own switch says (electron/electron#22995). It begins when the session is made: must be called before the app is ready.
 */
export function withoutDictionaries(app: App): void {
  app.on('session-created', (session) => session.setSpellCheckerLanguages([]));
}

/**
 * A proxy where nobody can be, for all that goes past the session's filter (WebRTC over TCP, whatever Chromium opens ahead
 * of a request): no program can listen on port 0. Chromium would leave this computer itself out, but for the rule.
 */
const nowhere = {
  mode: 'fixed_servers',
  proxyRules: 'socks5://127.0.0.1:0',
  proxyBypassRules: '<-loopback>',
} as const;

/** The window's session: no permission is given, no page saves a file, and no request leaves it but to our pages. */
export function confineSession(session: Session): void {
  void session.setProxy(nowhere);
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => {
    const isDevTools = details.url.startsWith('devtools:');
    answer({ cancel: !isOurPage(details.url) && !isDevTools });
  });
}
