import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, type BrowserWindow, dialog, ipcMain, session, shell } from 'electron';
import { createKeepAwake } from './app/keep-awake.ts';
import { openLog } from './app/log.ts';
import { setMenu } from './app/menu.ts';
import { overallProgress } from './app/overall-progress.ts';
import { readPlaces } from './app/paths.ts';
import { createPickers } from './app/pickers.ts';
import { registerScheme, servePages } from './app/protocol.ts';
import { stopBeforeQuit } from './app/quit.ts';
import { confinePages, confineSession, withoutDictionaries } from './app/security.ts';
import { createStateHub } from './app/state-hub.ts';
import { createSystemNetwork } from './app/system-network.ts';
import { openWindow, showWindow } from './app/window.ts';
import { placesOf } from './arrivals/places.ts';
import { createStorage } from './arrivals/storage.ts';
import { createRemoteBring } from './bring/remote.ts';
import { loadCatalogue } from './catalogue/load.ts';
import { createDownloads } from './downloads/manager.ts';
import { numbers } from './downloads/numbers.ts';
import { createRemoteTransfer } from './downloads/transfer/remote.ts';
import { createRemoteVerify } from './downloads/verifier/remote.ts';
import { toErrorView } from './errors.ts';
import { readComputer } from './hardware/computer.ts';
import { createSocketClient } from './http/socket-client.ts';
import { createChoosingClient } from './http/system/choosing-client.ts';
import { bindRequests, createPumps } from './ipc/bind.ts';
import { createHandlers } from './ipc/handlers.ts';
import { openOrReplaceLedger } from './ledger/open-or-replace.ts';
import { createModelsFolder } from './models-folder/folder.ts';
import { freeBytes, largestFileBytes } from './platform/disk.ts';
import { createSettings } from './settings.ts';

// The composition root: builds everything, wires it, and contains no logic.
const here = path.dirname(fileURLToPath(import.meta.url));
const places = readPlaces(process.env, app.getPath('userData'), os.homedir());
app.setPath('userData', places.home);
registerScheme();
confinePages(app);
withoutDictionaries(app);

// Not awaited here: Electron holds `ready` back until this module has been evaluated.
if (app.requestSingleInstanceLock()) app.whenReady().then(start).catch(refuse);
else app.exit(0);

function refuse(error: unknown): void {
  const { code, message } = toErrorView(error);
  dialog.showErrorBox('Noggin cannot start', `${message}\n\n(${code})`);
  app.exit(1);
}

async function start(): Promise<void> {
  const log = openLog(places.logFile);
  const { ledger, setAside } = openOrReplaceLedger(places.ledgerFile);
  const settings = createSettings(ledger);
  const folder = createModelsFolder(ledger, places.modelsFolder, places.isModelsFolderFixed);
  const policy = { allowLoopbackHttp: places.allowLoopbackHttp };
  // In memory and apart from the window's, which may reach nothing.
  const network = createSystemNetwork(session.fromPartition('network', { cache: false }));
  const http = createChoosingClient(createSocketClient(undefined, network.findRoutes), network.client);
  const catalogue = await loadCatalogue(places.catalogue, http, policy);
  const verify = createRemoteVerify(new URL('./verifier-worker.js', import.meta.url));
  const downloads = createDownloads({
    ledger,
    log,
    numbers,
    policy,
    freeBytes,
    transfer: createRemoteTransfer(new URL('./transfer-worker.js', import.meta.url), network),
    verify,
    findModel: (id) => catalogue.catalogue.models.find((model) => model.id === id) ?? null,
    allModels: () => catalogue.catalogue.models,
    modelsFolder: folder.current,
    resumeAutomatically: () => settings.read().resumeAutomatically,
    limits: settings.read,
    now: Date.now,
    monotonic: () => performance.now(),
  });
  const storage = createStorage({
    ledger,
    log,
    verify,
    folder,
    freeBytes,
    largestFileBytes,
    bring: createRemoteBring(new URL('./bring-worker.js', import.meta.url)),
    places: () => placesOf({ platform: process.platform, home: os.homedir(), environment: process.env }),
    allModels: () => catalogue.catalogue.models,
    dropDownload: (modelId) => {
      const live = ledger.downloads.liveOfModel(modelId);
      if (live !== null) downloads.cancel(live.id);
    },
    now: Date.now,
  });
  const pumps = createPumps();
  const hub = createStateHub(
    {
      downloads,
      settings,
      storage,
      catalogue,
      appVersion: app.getVersion(),
      readComputer: () => readComputer(folder.current()),
    },
    pumps,
  );
  let window: BrowserWindow | null = null;
  const keepAwake = createKeepAwake();
  const surface = (): void => {
    const { value, mode, isActive } = overallProgress(downloads.list());
    window?.setProgressBar(value, { mode });
    keepAwake.set((isActive || storage.isActive()) && settings.read().keepAwake);
  };
  downloads.onChange(surface);
  storage.onChange(surface);
  const handlers = createHandlers({
    downloads,
    snapshot: hub.snapshot,
    changeSettings: (next) => {
      settings.change(next);
      hub.settingsChanged();
      downloads.limitsChanged();
      surface();
    },
    reveal: (file) => shell.showItemInFolder(file),
    storage,
    ...createPickers(() => window),
  });

  const show = (): void => {
    if (window !== null) {
      showWindow(window);
      return;
    }
    window = openWindow(path.join(here, '..', 'preload', 'preload.cjs'), log);
    window.once('closed', () => {
      window = null;
    });
  };
  bindRequests(ipcMain, {
    handlers,
    log,
    isOurWindow: (contents) => contents === window?.webContents,
    dropped: storage.offers.look,
  });
  servePages(session.defaultSession.protocol, path.join(here, '..', 'renderer'));
  confineSession(session.defaultSession);
  setMenu();
  stopBeforeQuit(
    app,
    () =>
      storage
        .stop()
        .then(downloads.stop)
        .finally(() => ledger.close()),
    log,
  );
  app.on('second-instance', show);
  app.on('activate', show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  await downloads.recover(setAside);
  // Not waited for: a drive that is slow to answer must not hold up the window.
  void storage.recover();
  log.info('started', { version: app.getVersion(), electron: process.versions.electron });
  show();
}
