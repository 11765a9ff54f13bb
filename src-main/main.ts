import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, clipboard, dialog, ipcMain, nativeTheme, session, shell } from 'electron';
import { gpuDevices } from './app/gpu-devices.ts';
import { openLog } from './app/log.ts';
import { hiddenSwitch, setOpenAtLogin } from './app/login-item.ts';
import { setMenu } from './app/menu.ts';
import { createPageOpener } from './app/page-opener.ts';
import { readPlaces } from './app/paths.ts';
import { createPickers } from './app/pickers.ts';
import { createPresence } from './app/presence.ts';
import { registerScheme, servePages } from './app/protocol.ts';
import { stopBeforeQuit } from './app/quit.ts';
import { confinePages, confineSession, withoutDictionaries } from './app/security.ts';
import { createStateHub } from './app/state-hub.ts';
import { createSystemNetwork } from './app/system-network.ts';
import { openTokenStore } from './app/token-store.ts';
import { createTongue } from './app/tongue.ts';
import { createWizard } from './app/wizard.ts';
import { cannotStart } from './app/words/cannot-start.ts';
import { placesOf } from './arrivals/places.ts';
import { createStorage } from './arrivals/storage.ts';
import { createRemoteBring } from './bring/remote.ts';
import { openCatalogues } from './catalogue/catalogues.ts';
import { keepIn } from './catalogue/kept.ts';
import { lookDaily } from './catalogue/look-daily.ts';
import { cataloguePublicKey } from './catalogue/public-key.ts';
import { measureNumbers, measureSpeed } from './connection/measure.ts';
import { createMeasurement } from './connection/measurement.ts';
import { createDownloads } from './downloads/manager.ts';
import { numbers } from './downloads/numbers.ts';
import { createRemoteTransfer } from './downloads/transfer/remote.ts';
import { createRemoteVerify } from './downloads/verifier/remote.ts';
import { toErrorView } from './errors.ts';
import { lookCloser } from './hardware/closer-look.ts';
import { readComputer } from './hardware/computer.ts';
import { createHardware } from './hardware/hardware.ts';
import { hardwareMemory } from './hardware/remembered.ts';
import { allowedAddress } from './http/address.ts';
import { createSocketClient } from './http/socket-client.ts';
import { createChoosingClient } from './http/system/choosing-client.ts';
import { createHub, hubCredentials } from './hub/service.ts';
import { bindRequests, createPumps } from './ipc/bind.ts';
import { createHandlers } from './ipc/handlers.ts';
import { openOrReplaceLedger } from './ledger/open-or-replace.ts';
import { createLibrary } from './library/library.ts';
import { createModelsFolder } from './models-folder/folder.ts';
import { machineOf } from './planner/machine.ts';
import { freeBytes } from './platform/disk.ts';
import { isReachable } from './platform/network.ts';
import { createSettings, themeOf } from './settings.ts';
import { wholeDownloads } from './split/whole-downloads.ts';
import { wholeLibrary } from './split/whole-library.ts';

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
  const { title, text } = cannotStart(toErrorView(error), createTongue(app, () => 'system').words());
  dialog.showErrorBox(title, text);
  app.exit(1);
}

async function start(): Promise<void> {
  const log = openLog(places.logFile);
  const { ledger, setAside } = openOrReplaceLedger(places.ledgerFile);
  const settings = createSettings(ledger);
  nativeTheme.themeSource = themeOf(settings.read().appearance);
  const tongue = createTongue(app, () => settings.read().language);
  const folder = createModelsFolder(ledger, places.modelsFolder, places.isModelsFolderFixed);
  const policy = { allowLoopbackHttp: places.allowLoopbackHttp };
  // In memory and apart from the window's, which may reach nothing.
  const network = createSystemNetwork(session.fromPartition('network', { cache: false }));
  const http = createChoosingClient(createSocketClient(undefined, network.findRoutes), network.client);
  const catalogues = await openCatalogues({
    location: places.catalogue,
    updates: places.catalogueUpdates,
    publicKey: places.catalogueKey ?? cataloguePublicKey,
    kept: keepIn(places.catalogueFile),
    ledger,
    http,
    policy,
    log,
  });
  const verify = createRemoteVerify(new URL('./verifier-worker.js', import.meta.url));
  const limitMs = 15_000;
  const hardware = createHardware({
    look: () => lookCloser(new URL('./hardware-worker.js', import.meta.url), limitMs),
    gpuDevices: () => gpuDevices(app),
    limitMs,
    ...hardwareMemory(ledger, log),
  });
  const findModel = (id: string) =>
    catalogues.present().catalogue.models.find((model) => model.id === id) ?? null;
  const token = openTokenStore(places.tokenFile);
  const hubOrigin = allowedAddress(places.hub, policy).origin;
  const credentialsFor = (url: string) => hubCredentials(hubOrigin, token, url);
  const downloads = createDownloads({
    ledger,
    log,
    numbers,
    policy,
    freeBytes,
    largestFile: hardware.largestFile,
    transfer: createRemoteTransfer(new URL('./transfer-worker.js', import.meta.url), network),
    verify,
    findModel,
    allModels: () => catalogues.present().catalogue.models,
    modelsFolder: folder.current,
    resumeAutomatically: () => settings.read().resumeAutomatically,
    limits: settings.read,
    credentialsFor,
    now: Date.now,
    monotonic: () => performance.now(),
  });
  const library = createLibrary({
    ledger,
    downloads,
    log,
    numbers,
    freeBytes,
    verify,
    allModels: () => catalogues.present().catalogue.models,
    modelsFolder: folder.current,
    now: Date.now,
  });
  const storage = createStorage({
    ledger,
    log,
    verify,
    folder,
    freeBytes,
    largestFileBytes: hardware.largestFile,
    bring: createRemoteBring(new URL('./bring-worker.js', import.meta.url)),
    places: () => placesOf({ platform: process.platform, home: os.homedir(), environment: process.env }),
    allModels: () => catalogues.present().catalogue.models,
    dropDownload: (modelId) => {
      const live = ledger.downloads.liveOfModel(modelId);
      if (live !== null) downloads.cancel(live.id);
    },
    healMs: numbers.healMs,
    now: Date.now,
  });
  // The window, the tray and the notifications know whole models only.
  const wholes = wholeDownloads(downloads);
  const shelf = wholeLibrary(library, { installed: downloads.installed, log });
  const clocks = { now: Date.now, monotonic: () => performance.now() };
  const measuring = { http, policy, isReachable, numbers: measureNumbers, ...clocks };
  const measurement = createMeasurement({
    findModel,
    measure: (source, cancel) => measureSpeed(source, measuring, cancel),
    now: Date.now,
  });
  const models = createHub({
    http,
    policy,
    token,
    downloads,
    origin: hubOrigin,
    addressOf: (id) => ledger.downloads.get(id)?.sourceUrl ?? null,
    findByHash: (sha256) =>
      catalogues.present().catalogue.models.find((model) => model.sha256 === sha256) ?? null,
    machine: async () => machineOf(await readComputer(folder.current(), hardware.view(folder.current()))),
  });
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
      diskReserveBytes: numbers.diskReserveBytes,
      readComputer: () => readComputer(folder.current(), hardware.view(folder.current())),
    },
    pumps,
  );
  const presence = createPresence({
    ...{ downloads: wholes, settings, notes, log, tongue },
    isBusyBesides: storage.isActive,
    preload: path.join(here, '..', 'preload', 'preload.cjs'),
  });
  storage.onChange(presence.refresh);
  storage.onChange((kind) => {
    if (kind === 'installed') wizard.modelArrived();
  });
  const handlers = createHandlers({
    downloads: wholes,
    measurement,
    wizard,
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
      setMenu(tongue.words().menu);
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
    ...createPickers(presence.window, tongue.words),
  });
  bindRequests(ipcMain, {
    handlers,
    log,
    isOurWindow: (contents) => contents === presence.contents(),
    dropped: storage.offers.look,
  });
  servePages(session.defaultSession.protocol, path.join(here, '..', 'renderer'), tongue.language);
  confineSession(session.defaultSession);
  setMenu(tongue.words().menu);
  stopBeforeQuit(
    app,
    () =>
      Promise.all([library.stop(), storage.stop()])
        .then(downloads.stop)
        .finally(() => ledger.close()),
    log,
  );
  app.on('browser-window-focus', () => void library.look());
  app.on('second-instance', presence.show);
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
