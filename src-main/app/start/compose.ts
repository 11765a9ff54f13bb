import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, powerMonitor, session } from 'electron';
import { createAdmission, ledgerUnder } from '../../admin-policy/admission.ts';
import {
  cataloguesUnder,
  hubUnder,
  limitsUnder,
  listUnder,
  placesUnder,
  proxyUnder,
} from '../../admin-policy/apply.ts';
import { createMirror, createMirroredClient } from '../../admin-policy/mirror.ts';
import { policyPlaces, readAdminRules } from '../../admin-policy/policy.ts';
import { openCatalogues } from '../../catalogue/catalogues.ts';
import { keepIn } from '../../catalogue/kept.ts';
import { logDownloads } from '../../diagnostics/log-downloads.ts';
import { redactHere } from '../../diagnostics/personal.ts';
import { hoursOf } from '../../downloads/hours.ts';
import { isServed } from '../../downloads/is-served.ts';
import { createDownloads } from '../../downloads/manager.ts';
import { createRemoteTransfer } from '../../downloads/transfer/remote.ts';
import { tuning } from '../../downloads/tuning.ts';
import { createRemoteVerify } from '../../downloads/verifier/remote.ts';
import { knownFoldersOf } from '../../finder/known-folders.ts';
import { readOtherSettings } from '../../finder/read-settings.ts';
import { lookCloser } from '../../hardware/closer-look.ts';
import { readComputer } from '../../hardware/computer.ts';
import { createHardware } from '../../hardware/hardware.ts';
import { hardwareMemory } from '../../hardware/remembered.ts';
import { allowedAddress } from '../../http/address.ts';
import { createLateClient } from '../../http/late-client.ts';
import { createChoosingClient } from '../../http/system/choosing-client.ts';
import { hubCredentials } from '../../huggingface/hub-token.ts';
import { createModelNews } from '../../huggingface/model-news.ts';
import { newsMemory } from '../../huggingface/news-memory.ts';
import { createHub } from '../../huggingface/service.ts';
import { createStorage } from '../../imports/storage.ts';
import { openLedgerWhenFree } from '../../ledger/open-when-free.ts';
import { knownFiles } from '../../library/known-files.ts';
import { createLibrary } from '../../library/library.ts';
import { originOf } from '../../library/model-origin.ts';
import { createRemoteBring } from '../../model-files/remote.ts';
import { createModelsFolder } from '../../models-folder/folder.ts';
import { lookAtUse } from '../../other-programs/look.ts';
import { machineOf } from '../../planner/machine.ts';
import { pacesOf } from '../../planner/pace.ts';
import { freeBytes } from '../../platform/disk.ts';
import { maintainersKey } from '../../platform/maintainers-key.ts';
import { monotonicMs } from '../../platform/monotonic.ts';
import { isReachable } from '../../platform/network.ts';
import { createSettings } from '../../settings.ts';
import { measureSpeed, measureTuning } from '../../speed-test/measure.ts';
import { createMeasurement } from '../../speed-test/measurement.ts';
import { createSystemNetwork } from '../network/system-network.ts';
import { openTokenStore } from '../network/token-store.ts';
import { gpuDevices } from '../processes/gpu-devices.ts';
import { logUncaught } from '../processes/watch-processes.ts';
import { openLog } from './log.ts';
import { openBrain } from './open-brain.ts';
import type { Paths } from './paths.ts';

/** Everything that works without a window; the window start and the headless start both stand on it. */
export type Services = Awaited<ReturnType<typeof composeServices>>;

/**
 * Builds the services and wires them; contains no logic. Electron must be ready.
 * @param here the address of the folder's file that the workers lie beside
 * @param moments when the first window is seen, and when what is not urgent may be done
 */
export async function composeServices(
  given: Paths,
  here: string,
  moments: { readonly shown: Promise<void>; readonly idle: Promise<void> },
) {
  const inForce = readAdminRules(policyPlaces(process.platform, process.env));
  const { policy: rules } = inForce;
  const places = placesUnder(given, inForce);
  // The log opens before the ledger, which knows the chosen folder.
  let modelsFolder = (): string => places.modelsFolder;
  const redact = redactHere(() => [
    { path: modelsFolder(), name: 'models' },
    { path: places.home, name: 'profile' },
    { path: path.resolve(fileURLToPath(here), '..', '..', '..'), name: 'program' },
  ]);
  const log = openLog(places.logFile, redact);
  logUncaught(process, log);
  const opened = await openLedgerWhenFree(places.ledgerFile, monotonicMs);
  const { setAside } = opened;
  const admission = createAdmission(
    rules,
    () => listUnder(all, rules),
    ({ modelId, sha256 }) => opened.ledger.installed.get(modelId)?.sha256 === sha256,
  );
  const ledger = ledgerUnder(opened.ledger, admission);
  const settings = createSettings(ledger);
  const folder = createModelsFolder(ledger, places.modelsFolder, places.isModelsFolderFixed);
  modelsFolder = folder.current;
  const policy = { allowLoopbackHttp: places.allowLoopbackHttp };
  const network = createSystemNetwork(async () => {
    // In memory, separate from the window's session, which may reach nothing.
    const own = session.fromPartition('network', { cache: false });
    const proxy = proxyUnder(rules);
    if (proxy !== null) await own.setProxy(proxy);
    // A new session answers DIRECT at first, whatever the system's settings say (Electron 33, tried).
    await own.forceReloadProxyConfig();
    return own;
  });
  const sockets = createLateClient(async () => {
    const { createSocketClient } = await import('../../http/socket-client.ts');
    return createSocketClient(undefined, network.findRoutes);
  });
  const straight = createChoosingClient(sockets, network.client);
  const mirrorOf = rules.mirror === undefined ? null : createMirror(rules.mirror, policy);
  const http = mirrorOf === null ? straight : createMirroredClient(straight, mirrorOf);
  const all = await openCatalogues({
    location: places.catalogue,
    updates: places.catalogueUpdates,
    publicKey: places.catalogueKey ?? maintainersKey,
    kept: keepIn(places.catalogueFile),
    ledger,
    http,
    policy,
    log,
  });
  const catalogues = cataloguesUnder(all, rules);
  const verify = createRemoteVerify(new URL('./verifier-worker.js', here));
  const limitMs = 15_000;
  const hardware = createHardware({
    look: () => lookCloser(new URL('./hardware-worker.js', here), limitMs),
    gpuDevices: () => gpuDevices(app),
    limitMs,
    ...moments,
    ...hardwareMemory(ledger, log),
  });
  const allModels = () => catalogues.present().catalogue.models;
  const findModel = (id: string) => allModels().find((model) => model.id === id) ?? null;
  const token = openTokenStore(places.tokenFile, log);
  const serverKey = openTokenStore(places.serverKeyFile, log);
  const hubOrigin = allowedAddress(places.hub, policy).origin;
  const credentialsFor = (url: string) => hubCredentials(hubOrigin, token, url);
  const fetchedFrom = (url: string) => (mirrorOf === null ? url : mirrorOf(new URL(url)).href);
  const bring = createRemoteBring(new URL('./bring-worker.js', here));
  const known = knownFiles(ledger);
  const downloads = createDownloads({
    ledger,
    log,
    tuning,
    policy,
    freeBytes,
    largestFile: hardware.largestFile,
    transfer: createRemoteTransfer(new URL('./transfer-worker.js', here), network),
    verify,
    findModel,
    allModels,
    modelsFolder: folder.current,
    resumeAutomatically: () => settings.read().resumeAutomatically,
    limits: () => limitsUnder(settings.read(), rules),
    hours: () => hoursOf(settings.read()),
    credentialsFor,
    tokenRefused: (url) => {
      const shown = credentialsFor(url);
      if (shown !== null) hub.judged(shown, false);
    },
    isServed: (url) => isServed(new URL(fetchedFrom(url)), http, policy, credentialsFor(url)),
    fetchedFrom,
    admit: admission.check,
    bring,
    pathOf: known.pathOf,
    now: Date.now,
    monotonic: monotonicMs,
  });
  logDownloads(downloads, log);
  powerMonitor.on('resume', downloads.limitsChanged);
  const library = createLibrary({
    largestFile: hardware.largestFile,
    ledger,
    downloads,
    log,
    tuning,
    freeBytes,
    verify,
    allModels,
    modelsFolder: folder.current,
    release: (modelId) => brain.release(modelId),
    now: Date.now,
  });
  const surroundings = {
    platform: process.platform,
    home: os.homedir(),
    downloads: app.getPath('downloads'),
    environment: process.env,
    read: readOtherSettings,
  };
  const storage = createStorage({
    ledger,
    log,
    verify,
    folder,
    freeBytes,
    largestFileBytes: hardware.largestFile,
    admission,
    bring,
    places: () => knownFoldersOf(surroundings),
    allModels,
    dropDownload: (modelId) => {
      const live = ledger.downloads.liveOfModel(modelId);
      if (live !== null) downloads.cancel(live.requestId);
    },
    healMs: tuning.healMs,
    now: Date.now,
  });
  const clocks = { now: Date.now, monotonic: monotonicMs };
  const measuring = { http, policy, isReachable, tuning: measureTuning, ...clocks };
  const measurement = createMeasurement({
    findModel,
    measure: (source, cancel) => measureSpeed(source, measuring, cancel),
    now: Date.now,
  });
  const hub = createHub({
    http,
    policy,
    token,
    downloads,
    known,
    origin: hubOrigin,
    originOf: (modelId) => originOf({ ledger, allModels }, modelId),
    findByHash: (sha256) => allModels().find((model) => model.sha256 === sha256) ?? null,
    machine: async () =>
      machineOf(await readComputer(folder.current(), hardware.view(folder.current())), paces()),
  });
  const paces = () => pacesOf(firstWords.measured(), allModels());
  const { inference, brain, firstWords, turns } = openBrain({
    ...{ ledger, settings, here, log },
    ...{ library, installed: downloads.installed },
  });
  const models = hubUnder(hub, rules);
  const modelNews = createModelNews({
    hub: models,
    log,
    memory: newsMemory(
      {
        read: () => ledger.settings.get('model-news'),
        write: (text) => ledger.transaction(() => ledger.settings.set('model-news', text)),
      },
      log,
    ),
    now: Date.now,
    installed: () => downloads.installed().map(({ modelId }) => modelId),
    isHere: (sha256) => known.pathOf(sha256) !== null,
    isAllowed: () => settings.read().watchModels,
  });
  downloads.onChange(({ kind }) => {
    if (kind === 'installed' || kind === 'gone') modelNews.installedChanged();
  });
  return {
    ...{ rules, places, log, ledger, setAside, settings, folder, policy, catalogues, hardware },
    ...{ downloads, library, storage, measurement, models, modelNews, hubOrigin, token, serverKey, redact },
    ...{ inference, brain, firstWords, turns, paces },
    lookAtUse: (file: string) => lookAtUse(file, surroundings),
    logFile: places.logFile,
    /** Ends what runs, and closes the ledger. */
    stop: () =>
      Promise.all([library.stop(), storage.stop(), firstWords.stop(), inference.stop()])
        .then(downloads.stop)
        .finally(() => ledger.close()),
  };
}
