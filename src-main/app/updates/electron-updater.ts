import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { App } from 'electron';
import {
  AppImageUpdater,
  type AppUpdater,
  CancellationToken,
  MacUpdater,
  NsisUpdater,
  type UpdateInfo,
} from 'electron-updater';
import type { InstallOptions } from 'electron-updater/out/BaseUpdater.js';
import { GenericProvider } from 'electron-updater/out/providers/GenericProvider.js';
import { type ProviderRuntimeOptions, parseUpdateInfo } from 'electron-updater/out/providers/Provider.js';
import { NogginError } from '../../errors.ts';
import { enough, type OnChunk } from '../../http/client.ts';
import { collect } from '../../http/collect.ts';
import type { Log } from '../../log-port.ts';
import { signedDescription } from '../../updates/description.ts';
import { replaceKeeping } from '../../updates/keep-program.ts';
import type { Updater } from '../../updates/updater.ts';

const patienceMs = 30_000;

/** What the library needs to know. */
export interface ElectronUpdaterOptions {
  readonly app: App;
  readonly log: Log;
  /** A folder of the profile, for what the library wants to read. */
  readonly folder: string;
  /** Address of the folder with the files of a release. Checked already. */
  readonly source: string;
  /** What descriptions of newer versions are signed with; SubjectPublicKeyInfo in base64. */
  readonly publicKey: string;
  /** Whether an address is allowed: the release folder, and its redirects. */
  mayAsk(address: string): boolean;
  /** The AppImage has another name now. */
  renamed(appImage: string): void;
  /** As `session.setProxy` takes it; null: the system's. */
  readonly proxy: Electron.ProxyConfig | null;
}

/** Updates by electron-updater (https://www.electron.build/auto-update): it fetches, compares the SHA-512, and installs. */
export async function createElectronUpdater(options: ElectronUpdaterOptions): Promise<Updater> {
  const { app, log } = options;
  const updater = ofPlatform(options);
  updater.logger = {
    // Its log mentions paths and addresses; errors are thrown as well.
    info: () => {},
    warn: () => {},
    error: () => {},
  };
  // Thrown errors are also events; an unhandled event ends the process.
  updater.on('error', (error) => log.warn('the updater failed', { message: error.message.split('\n')[0] }));
  updater.autoDownload = false;
  updater.allowDowngrade = false;
  guard(updater, options);
  if (options.proxy !== null) await updater.netSession.setProxy(options.proxy);
  return {
    look: async () => {
      const found = await updater.checkForUpdates();
      return found?.isUpdateAvailable === true ? found.updateInfo.version : null;
    },
    fetch: async (onPercent, signal) => {
      // It only listens for quit with this option; installAtEnd decides.
      updater.autoInstallOnAppQuit = true;
      const token = new CancellationToken();
      signal.addEventListener('abort', () => token.cancel(), { once: true });
      const listen = ({ percent }: { percent: number }): void => onPercent(percent);
      updater.on('download-progress', listen);
      try {
        await updater.downloadUpdate(token);
      } finally {
        updater.off('download-progress', listen);
      }
    },
    installAtEnd: (isWanted) => {
      updater.autoInstallOnAppQuit = isWanted;
    },
    installAndStart: () => {
      // The new process may start before this one ends: release the single-instance lock.
      app.releaseSingleInstanceLock();
      let isBroken = false;
      // Errors arrive as an event before the call returns; then the library does not quit.
      updater.once('error', () => {
        isBroken = true;
      });
      updater.quitAndInstall(true, true);
      return !isBroken;
    },
  };
}

/** The library deletes the old program before placing the new one: a failure must not leave none. */
class KeepingAppImageUpdater extends AppImageUpdater {
  protected override doInstall(options: InstallOptions): boolean {
    const install = (): boolean => super.doInstall(options);
    const appImage = process.env['APPIMAGE'];
    if (appImage === undefined) return install();
    return replaceKeeping(appImage, () => {
      if (install()) return true;
      throw new Error('There is no new program to install');
    });
  }
}

/** Descriptions and redirects may point anywhere: never request unsafe addresses. */
function guard(updater: AppUpdater, { mayAsk, renamed }: ElectronUpdaterOptions): void {
  updater.netSession.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayAsk(url) }));
  if (updater instanceof AppImageUpdater) updater.on('appimage-filename-updated', renamed);
}

/** The library's own way to a folder with files, whose description is believed only when it is signed. */
function signedProvider(source: string, publicKey: string) {
  return class extends GenericProvider {
    private readonly session: Electron.Session;

    constructor(_options: unknown, updater: AppUpdater, runtime: ProviderRuntimeOptions) {
      super({ provider: 'generic', url: source }, updater, runtime);
      this.session = updater.netSession;
    }

    override async getLatestVersion(): Promise<UpdateInfo> {
      const file = `${this.getDefaultChannelName()}.yml`;
      const base = source.endsWith('/') ? source : `${source}/`;
      const address = new URL(file, base);
      const fetchBytes = (from: URL, most: number) => fetchSmall(this.session, from, most);
      return parseUpdateInfo(await signedDescription(address, fetchBytes, publicKey), file, address);
    }
  };
}

/** At most so many bytes of an address, within the patience. @throws what the network brought, or NogginError `server` */
async function fetchSmall(session: Electron.Session, address: URL, most: number): Promise<Uint8Array> {
  const response = await session.fetch(address.href, {
    ...{ cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(patienceMs) },
  });
  if (response.status === 404)
    throw new NogginError('not-found', 'There is no description of a newer version');
  if (!response.ok) throw new NogginError('server', `The server of updates answered ${response.status}`);
  const readInPlace = async (onChunk: OnChunk): Promise<void> => {
    for await (const chunk of response.body ?? []) {
      if ((await onChunk(chunk)) === enough) return;
    }
  };
  const tooLong = () => new NogginError('server', 'The description of a newer version is larger than any');
  return collect({ readInPlace }, { maxBytes: most, tooLong });
}

function ofPlatform({ app, source, folder, publicKey }: ElectronUpdaterOptions): AppUpdater {
  const updater =
    process.platform === 'win32'
      ? new NsisUpdater()
      : process.platform === 'darwin'
        ? new MacUpdater()
        : new KeepingAppImageUpdater();
  if (!app.isPackaged) {
    // Running from sources there is no app-update.yml, and the library needs one.
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, 'app-update.yml');
    writeFileSync(
      file,
      'provider: generic\nurl: https://unused.invalid\nupdaterCacheDirName: noggin-updater\n',
    );
    updater.updateConfigPath = file;
    updater.forceDevUpdateConfig = true;
  }
  updater.setFeedURL({ provider: 'custom', updateProvider: signedProvider(source, publicKey) });
  return updater;
}
