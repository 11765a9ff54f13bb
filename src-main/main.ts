import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { app, ipcMain, Menu, session } from 'electron';
import type { Language } from '../src-preload/contract/language.ts';
import { hiddenSwitch } from './app/desktop/login-item.ts';
import { createEarlyRequests } from './app/start/early-requests.ts';
import { readPlaces } from './app/start/paths.ts';
import { yieldToChromium } from './app/start/yield-to-chromium.ts';
import { hiddenWindow } from './app/window/hidden-window.ts';
import { registerScheme, servePages } from './app/window/protocol.ts';
import { closeOldDoors, confinePages, confineSession, withoutDictionaries } from './app/window/security.ts';
import { argumentsOf, parseArguments } from './headless/arguments.ts';
import { receiveRequests } from './ipc/reception.ts';
import { ownFolderTrouble } from './platform/own-folder.ts';

// The entry: what has to be done before Electron is ready, and no more. Everything else is loaded while Electron gets
// ready and while the window's process starts, so that the window is there soon.
/** A page that does not come must not keep Noggin from starting, in milliseconds. */
const longestWaitMs = 1000;
const out = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const places = readPlaces(process.env, app.getPath('userData'), os.homedir());
app.setPath('userData', places.home);
registerScheme();
confinePages(app);
closeOldDoors(app);
withoutDictionaries(app);
// Ours comes with the language; the one that Electron builds until then takes 7 ms (Electron's "Performance", 8).
Menu.setApplicationMenu(null);
const doorstep = createEarlyRequests(app, process.argv, process.cwd());

// Before the lock, which fails there without a word.
const trouble = ownFolderTrouble(places.home);
// Not awaited here: Electron holds `ready` back until this module has been evaluated.
const command = parseArguments(argumentsOf(process.argv, process.defaultApp === true));
if (command.kind !== 'window') {
  const { startHeadless } = await import('./app/start/lazy-main.ts');
  await startHeadless(command, places, trouble);
} else if (trouble !== null) app.whenReady().then(() => refuse(trouble));
else if (app.requestSingleInstanceLock()) app.whenReady().then(start).catch(refuse);
else app.exit(0);

async function start(): Promise<void> {
  const language = Promise.withResolvers<() => Language>();
  const pageWaits = servePages(session.defaultSession.protocol, path.join(out, 'renderer'), language.promise);
  confineSession(session.defaultSession);
  const answerBy = receiveRequests(ipcMain);
  const bare = process.argv.includes(hiddenSwitch) ? null : hiddenWindow(out);
  // Its process starts beside this one, but not while this thread is busy: so the rest is loaded after it.
  if (bare !== null) await Promise.race([pageWaits.then(yieldToChromium), sleep(longestWaitMs)]);
  const { startWindow } = await import('./app/start/lazy-main.ts');
  await startWindow(places, out, bare, { answerBy, speak: language.resolve }, doorstep);
}

async function refuse(error: unknown): Promise<void> {
  const { refuseToStart } = await import('./app/start/lazy-main.ts');
  refuseToStart(error);
}
