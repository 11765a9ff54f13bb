// The design page in a window, served and confined as Noggin's own pages are: with its content security policy.
import path from 'node:path';
import { app, BrowserWindow, session } from 'electron';
import { pageOrigin } from '../../src-main/app/window/page-files.ts';
import { registerScheme, servePages } from '../../src-main/app/window/protocol.ts';
import { confinePages, confineSession } from '../../src-main/app/window/security.ts';

app.setPath('userData', path.join(app.getAppPath(), 'profile'));
registerScheme();
confinePages(app);
app.whenReady().then(() => {
  servePages(
    session.defaultSession.protocol,
    path.join(app.getAppPath(), 'renderer'),
    Promise.resolve(() => 'en' as const),
  );
  confineSession(session.defaultSession);
  const webPreferences = { sandbox: true, contextIsolation: true, nodeIntegration: false };
  const window = new BrowserWindow({ width: 1320, height: 900, webPreferences });
  void window.loadURL(`${pageOrigin}/design/index.html`);
});
app.on('window-all-closed', () => app.quit());
