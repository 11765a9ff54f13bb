import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, clipboard, dialog, ipcMain, nativeTheme, session, shell } from 'electron';
import { composeServices } from './app/compose.ts';
import { createDiagnosisHere, saveFromMenu } from './app/diagnosis-here.ts';
import { isHeadless, startHeadless } from './app/headless-start.ts';
import { hiddenSwitch, setOpenAtLogin } from './app/login-item.ts';
import { setMenu } from './app/menu.ts';
import { createNoticeBoard } from './app/notice-board.ts';
import { createPageOpener } from './app/page-opener.ts';
import { readPlaces } from './app/paths.ts';
import { createPickers } from './app/pickers.ts';
import { createPresence } from './app/presence.ts';
import { registerScheme, servePages } from './app/protocol.ts';
import { stopBeforeQuit } from './app/quit.ts';
import { confinePages, confineSession, withoutDictionaries } from './app/security.ts';
import { createStateHub } from './app/state-hub.ts';
import { createTongue } from './app/tongue.ts';
import { watchProcesses } from './app/watch-processes.ts';
import { createWizard } from './app/wizard.ts';
import { cannotStart } from './app/words/cannot-start.ts';
import { lookDaily } from './catalogue/look-daily.ts';
import { numbers } from './downloads/numbers.ts';
import { toErrorView } from './errors.ts';
import { readComputer } from './hardware/computer.ts';
import { argumentsOf, parseArguments } from './headless/arguments.ts';
import { bindRequests, createPumps } from './ipc/bind.ts';
import { createHandlers } from './ipc/handlers.ts';
import { policyView } from './policy/view.ts';
import { themeOf } from './settings.ts';

// The composition root of the window, on the services of app/compose.ts: builds everything, wires it, and contains no logic.
const here = path.dirname(fileURLToPath(import.meta.url));
const places = readPlaces(process.env, app.getPath('userData'), os.homedir());
app.setPath('userData', places.home);
registerScheme();
confinePages(app);
withoutDictionaries(app);

// Not awaited here: Electron holds `ready` back until this module has been evaluated.
const command = parseArguments(argumentsOf(process.argv, process.defaultApp === true));
if (command.kind !== 'window') {
  await startHeadless(command, () => composeServices(places, import.meta.url));
} else if (app.requestSingleInstanceLock()) app.whenReady().then(start).catch(refuse);
else app.exit(0);

function refuse(error: unknown): void {
  const { title, text } = cannotStart(toErrorView(error), createTongue(app, () => 'system').words());
  dialog.showErrorBox(title, text);
  app.exit(1);
}

async function start(): Promise<void> {
  const services = await composeServices(places, import.meta.url);
  const { log, ledger, setAside, settings, folder, policy, catalogues, hardware } = services;
  const { downloads, library, storage, wholes, shelf, measurement, models } = services;
  nativeTheme.themeSource = themeOf(settings.read().appearance);
  const tongue = createTongue(app, () => settings.read().language);
  const notes = {
    read: ledger.settings.get,
    write: (name: string, value: string) => {
      try {
        ledger.together(() => ledger.settings.set(name, value));
      } catch (error) {
        log.warn('a note was not kept', { name, error: String(error) });
      }
    },
  };
  const wizard = createWizard({
    ...{ downloads: wholes, notes },
    isNewProfile:
      setAside === null && ledger.downloads.newest(1).length === 0 && ledger.installed.all().length === 0,
    later: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
  const notices = createNoticeBoard(wholes);
  watchProcesses(app, log, notices.sayRedrawn);
  const pumps = createPumps();
  const hub = createStateHub(
    {
      downloads: wholes,
      library: shelf,
      settings,
      storage,
      catalogues,
      log,
      appVersion: app.getVersion(),
      measurement,
      hardware,
      wizard,
      notices,
      policy: policyView(services.rules),
      diskReserveBytes: numbers.diskReserveBytes,
      readComputer: () => readComputer(folder.current(), hardware.view(folder.current())),
    },
    pumps,
  );
  const presence = createPresence({
    ...{ downloads: wholes, settings, notes, log, tongue },
    isBusyBesides: storage.isActive,
    sayRedrawn: notices.sayRedrawn,
    preload: path.join(here, '..', 'preload', 'preload.cjs'),
  });
  storage.onChange(presence.refresh);
  storage.onChange((kind) => {
    if (kind === 'installed') wizard.modelArrived();
  });
  const { chooseZip, ...pickers } = createPickers(presence.window, tongue.words);
  const diagnosis = createDiagnosisHere(services, tongue, chooseZip);
  const showMenu = (): void => {
    const welcome = (): void => {
      wizard.open();
      presence.show();
    };
    const saveDiagnostics = (): void => void saveFromMenu(diagnosis, tongue);
    setMenu(tongue.words(), { welcome, saveDiagnostics });
  };
  const handlers = createHandlers({
    downloads: wholes,
    measurement,
    wizard,
    notices,
    hub: models,
    openPage: createPageOpener(
      policy,
      (address) => shell.openExternal(address),
      (error) => log.warn('no browser opened a page', { error: String(error) }),
    ),
    snapshot: hub.snapshot,
    changeSettings: (next) => {
      settings.change(next);
      hub.settingsChanged();
      downloads.limitsChanged();
      presence.refresh();
      nativeTheme.themeSource = themeOf(settings.read().appearance);
      showMenu();
      if (next.openAtLogin !== undefined) setOpenAtLogin(app, next.openAtLogin);
    },
    reveal: (file) => shell.showItemInFolder(file),
    library: shelf,
    copyText: (text) => clipboard.writeText(text),
    chooseFileToSave: async (defaultPath) => {
      const filters = [{ name: 'JSON', extensions: ['json'] }];
      const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath, filters });
      return canceled || filePath === '' ? null : filePath;
    },
    storage,
    ...pickers,
    diagnosis,
  });
  bindRequests(ipcMain, {
    handlers,
    log,
    isOurWindow: (contents) => contents === presence.contents(),
    dropped: storage.offers.look,
  });
  servePages(session.defaultSession.protocol, path.join(here, '..', 'renderer'), tongue.language);
  confineSession(session.defaultSession);
  showMenu();
  stopBeforeQuit(app, services.stop, log);
  app.on('browser-window-focus', () => void library.look());
  app.on('second-instance', (_event, _argv, _folder, from) => {
    if (!isHeadless(from)) presence.show();
  });
  app.on('activate', presence.show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  await downloads.recover(setAside);
  wizard.recover();
  // Not waited for: a drive that is slow to answer must not hold up the window.
  void library.recover();
  void storage.recover();
  log.info('started', { version: app.getVersion(), electron: process.versions.electron });
  if (!process.argv.includes(hiddenSwitch)) presence.show();
  lookDaily(catalogues);
}
