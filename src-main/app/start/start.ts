import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { app, type BrowserWindow, clipboard, dialog, ipcMain, nativeTheme, shell } from 'electron';
import type { Language } from '../../../src-preload/contract/language.ts';
import { adminPolicyView } from '../../admin-policy/view.ts';
import { licenceAddress } from '../../catalogue/licence-address.ts';
import { lookDaily } from '../../catalogue/look-daily.ts';
import { isTextFile } from '../../chats/attachments/is-text-file.ts';
import { createLinks } from '../../deep-links/links.ts';
import type { OpenRequest } from '../../deep-links/open-request.ts';
import { tuning } from '../../downloads/tuning.ts';
import { readComputer } from '../../hardware/computer.ts';
import { bindRequests, createPumps } from '../../ipc/bind.ts';
import { createChatPush } from '../../ipc/chat-pushes.ts';
import { createHandlers } from '../../ipc/handlers.ts';
import type { Answer } from '../../ipc/reception.ts';
import type { NoteName } from '../../ledger/settings.ts';
import { themeOf } from '../../settings.ts';
import { createNotices } from '../../ui-state/notices.ts';
import { createWizard } from '../../ui-state/onboarding.ts';
import { createSnapshot } from '../../ui-state/snapshot.ts';
import { throttle } from '../../ui-state/throttle.ts';
import { createDesktop } from '../desktop/desktop.ts';
import { hiddenSwitch, setOpenAtLogin } from '../desktop/login-item.ts';
import { createMenu } from '../desktop/menu.ts';
import { createPickers } from '../desktop/pickers.ts';
import { stopBeforeQuit } from '../desktop/quit.ts';
import { sandboxOffBy } from '../processes/sandbox.ts';
import { watchProcesses } from '../processes/watch-processes.ts';
import { openUpdates } from '../updates/open-updates.ts';
import { hiddenWindow } from '../window/hidden-window.ts';
import { createPageOpener } from '../window/page-opener.ts';
import { createLocale } from '../words/locale.ts';
import { composeServices } from './compose.ts';
import { createDiagnosisHere, saveFromMenu } from './diagnostics-here.ts';
import type { EarlyRequests } from './early-requests.ts';
import { openChats } from './lazy-chats.ts';
import { openServer, wishesOf } from './open-server.ts';
import type { Paths } from './paths.ts';
import { yieldToChromium } from './yield-to-chromium.ts';

const leisureMs = 1000;
/** Interval between checks for arrived models, in milliseconds. */
const arrivalsMs = 500;
/** After this the start no longer waits for the window, in milliseconds. */
const longestWaitMs = 10_000;

/** What a page needs of main before its code runs. */
export interface WaitingPage {
  /** Who answers its requests. */
  answerBy(answer: Answer): void;
  /** The language that it is to speak. */
  speak(language: () => Language): void;
}

/**
 * The composition root of the window, on the services of compose.ts: builds everything, wires it, and contains no logic.
 * @param out folder of the built app
 * @param bare the first window, made while this was being loaded; null when none is to be shown
 * @param page what it waits for is given when everything is there that it will ask for
 * @param doorstep where links and files from outside wait
 */
export async function startWindow(
  given: Paths,
  out: string,
  bare: BrowserWindow | null,
  page: WaitingPage,
  doorstep: EarlyRequests,
): Promise<void> {
  // Leave the first moments to the window.
  const shown = whenShown(bare);
  const idle = shown.then(() => sleep(leisureMs));
  const services = await composeServices(given, import.meta.url, { shown, idle });
  const { places, log, ledger, setAside, settings, folder, policy, catalogues, hardware } = services;
  nativeTheme.themeSource = themeOf(settings.read().appearance);
  const locale = createLocale(app, () => settings.read().language);
  page.speak(locale.language);
  const lookAtComputer = () => readComputer(folder.current(), hardware.view(folder.current()));
  // Request it now, so that it is there when the page asks.
  let early = bare === null ? null : lookAtComputer();
  early?.catch(() => {});
  // Let the language be sent: the page's code runs meanwhile.
  await yieldToChromium();
  const { downloads, library, storage, measurement, models, firstWords, lookAtUse } = services;
  const notes = {
    read: ledger.settings.get,
    write: (name: NoteName, value: string) => {
      try {
        ledger.transaction(() => ledger.settings.set(name, value));
      } catch (error) {
        log.warn('a note was not kept', { name, error: String(error) });
      }
    },
  };
  const wizard = createWizard({
    ...{ downloads, notes, log },
    isNewProfile:
      setAside === null && ledger.downloads.newest(1).length === 0 && ledger.installed.all().length === 0,
    later: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
  const notices = createNotices(downloads);
  watchProcesses(app, log, notices.sayRedrawn);
  const links = createLinks(services.hubOrigin);
  const updates = openUpdates(app, places, services);
  const fixed = adminPolicyView(services.rules);
  const server = openServer(services, import.meta.url, services.serverKey, () => wishesOf(services));
  const pumps = createPumps();
  const hub = createSnapshot(
    {
      downloads,
      library,
      firstWords,
      paces: services.paces,
      settings,
      storage,
      catalogues,
      log,
      appVersion: app.getVersion(),
      sandboxOffBy: sandboxOffBy(app.commandLine.hasSwitch),
      measurement,
      modelNews: services.modelNews,
      hardware,
      wizard,
      updates,
      links,
      notices,
      server,
      policy: fixed,
      diskReserveBytes: tuning.diskReserveBytes,
      readComputer: () => {
        const known = early;
        early = null;
        return known ?? lookAtComputer();
      },
    },
    pumps,
  );
  let first = bare;
  const presence = createDesktop({
    ...{ downloads, settings, notes, log, locale },
    startsAway: bare === null,
    shown,
    isBusyBesides: storage.isActive,
    programs: () => {
      const { state, lastAsked } = server.view();
      return { isServing: state === 'on', lastAgent: lastAsked?.agent ?? null };
    },
    sayRedrawn: notices.sayRedrawn,
    newWindow: () => {
      const window = first ?? hiddenWindow(out);
      first = null;
      return window;
    },
  });
  // The library reports many times a second while it reads a file.
  const lookForArrivals = throttle(async () => {
    try {
      firstWords.look();
    } catch (error) {
      // The ledger is closed or unreadable now: the next change tells it.
      log.warn('what has arrived was not looked at', { error: String(error) });
    }
  }, arrivalsMs);
  library.onChange(lookForArrivals);
  storage.onChange(presence.refresh);
  server.onChange(presence.refresh);
  storage.onChange((kind) => {
    if (kind !== 'installed') return;
    lookForArrivals();
    wizard.modelArrived();
  });
  const chats = openChats({
    ...{ file: places.chatsFile, here: import.meta.url, log },
    ...{ inference: services.inference, brain: services.brain, turns: services.turns },
    keep: () => settings.read().keepConversations,
    exportWords: () => locale.words().conversation,
    push: createChatPush(presence.contents),
  });
  const { chooseZip, ...pickers } = createPickers(presence.window, locale.words);
  const diagnosis = createDiagnosisHere(services, locale, chooseZip);
  const pickFile = async (): Promise<void> => {
    const file = await pickers.pickFile();
    if (file !== null) await storage.offers.look(file);
  };
  const inFront = (act: () => void) => (): void => {
    presence.show();
    act();
  };
  const menu = createMenu(
    locale.words,
    () => ({ isFirstRun: wizard.view().state === 'open', mayAdd: !fixed.hub }),
    {
      menuCommand: (menuCommand) => inFront(() => links.menuCommand(menuCommand))(),
      importFile: inFront(() => void pickFile()),
      welcome: inFront(wizard.open),
      saveDiagnostics: () => void saveFromMenu(diagnosis, locale),
    },
  );
  const answered = Promise.withResolvers<void>();
  const handlers = createHandlers({
    downloads,
    measurement,
    firstWords,
    wizard,
    updates,
    links,
    notices,
    quit: () => app.quit(),
    hub: models,
    modelNews: services.modelNews,
    openPage: createPageOpener(
      policy,
      (address) => shell.openExternal(address),
      (error) => log.warn('no browser opened a page', { error: String(error) }),
    ),
    licenceOf: (modelId) => licenceAddress(catalogues.present().catalogue.models, modelId),
    snapshot: (caller) => hub.snapshot(caller).finally(answered.resolve),
    changeSettings: (next) => {
      settings.change(next);
      hub.settingsChanged();
      downloads.limitsChanged();
      updates.settingsChanged();
      presence.refresh();
      nativeTheme.themeSource = themeOf(settings.read().appearance);
      menu.refresh();
      if (next.watchModels === true) void services.modelNews.lookForNewer(true);
      if (next.keepConversations !== undefined) chats.settingsChanged();
      if (next.openAtLogin !== undefined) setOpenAtLogin(app, next.openAtLogin);
      void server.refresh();
    },
    reveal: (file) => shell.showItemInFolder(file),
    library,
    copyText: (text) => clipboard.writeText(text),
    lookAtUse,
    chooseFileToSave: async (defaultPath) => {
      const ending = path.extname(defaultPath).slice(1);
      const filters = [{ name: ending === 'md' ? 'Markdown' : ending.toUpperCase(), extensions: [ending] }];
      const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath, filters });
      return canceled || filePath === '' ? null : filePath;
    },
    storage,
    ...pickers,
    diagnosis,
    chats: chats.get,
    server,
  });
  wizard.onChange(menu.refresh);
  const end = (): Promise<void> =>
    server
      .stop()
      .then(chats.end)
      .then(services.stop, services.stop)
      .then(() => {});
  stopBeforeQuit(app, end, updates.atEnd, log);
  app.on('browser-window-focus', () => void library.look());
  app.on('activate', presence.show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  await downloads.recover(setAside);
  wizard.recover();
  // Do not await: a slow drive must not delay the window.
  void library.recover();
  void storage.recover();
  const follow = (arrival: OpenRequest): void => {
    if (arrival.kind === 'link') links.open(arrival.address);
    if (arrival.kind === 'file') void storage.offers.look(arrival.file);
  };
  const arrived = doorstep.open((arrival) => {
    follow(arrival);
    presence.show();
  });
  if (arrived !== null) follow(arrived);
  if (arrived !== null || !process.argv.includes(hiddenSwitch)) presence.show();
  // The state is recovered, and the window is ready to show.
  bindRequests(page.answerBy, ipcMain, {
    handlers,
    log,
    isOurWindow: (contents) => contents === presence.contents(),
    dropped: (file) => (isTextFile(file) ? chats.get().attach(file) : storage.offers.look(file)),
  });
  // While the page digests its first state.
  await Promise.race([answered.promise, shown]);
  await yieldToChromium();
  menu.refresh();
  await shown;
  log.info('started', { version: app.getVersion(), electron: process.versions.electron });
  await idle;
  void server.refresh();
  lookDaily(catalogues);
  lookDaily(services.modelNews);
  lookDaily({
    lookForNewer: () => updates.look('schedule'),
  });
}

/** Resolves when the first window is visible; a missing one holds nothing up. */
async function whenShown(window: BrowserWindow | null): Promise<void> {
  if (window === null) return;
  await Promise.race([new Promise<void>((resolve) => window.once('show', resolve)), sleep(longestWaitMs)]);
}
