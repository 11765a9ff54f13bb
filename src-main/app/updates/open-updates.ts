import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { App } from 'electron';
import { proxyUnder } from '../../admin-policy/apply.ts';
import { NogginError } from '../../errors.ts';
import { allowedAddress } from '../../http/address.ts';
import { maintainersKey } from '../../platform/maintainers-key.ts';
import { overallProgress } from '../../ui-state/overall-progress.ts';
import { addressIn } from '../../updates/description.ts';
import { noUpdates } from '../../updates/installation.ts';
import { createUpdates, type Updates } from '../../updates/updates.ts';
import { moveLoginItem } from '../desktop/login-item.ts';
import type { Services } from '../start/compose.ts';
import type { Paths } from '../start/paths.ts';

/** The updates of this copy of Noggin, as it is installed. */
export function openUpdates(
  app: App,
  places: Paths,
  {
    log,
    policy,
    rules,
    downloads,
    settings,
  }: Pick<Services, 'log' | 'policy' | 'rules' | 'downloads' | 'settings'>,
): Updates {
  const resource = (name: string): string => path.join(process.resourcesPath, name);
  const built = resource('app-update.yml');
  const builtIn = app.isPackaged && existsSync(built) ? addressIn(readFileSync(built, 'utf8')) : null;
  const source = sourceOf(places, policy, log) ?? builtIn;
  const packageType =
    app.isPackaged && existsSync(resource('package-type')) ? resource('package-type') : null;
  const off = noUpdates({
    platform: process.platform,
    isPackaged: app.isPackaged,
    appImage: process.env['APPIMAGE'] || null,
    packageType: packageType === null ? null : readFileSync(packageType, 'utf8').trim(),
    hasSource: source !== null,
    isAllowed: rules.updates,
  });
  const updates = createUpdates({
    off,
    log,
    updater: async () => {
      if (source === null) throw new NogginError('not-found', 'Nobody said where newer versions are');
      const { createElectronUpdater } = await import('./electron-updater.ts');
      return createElectronUpdater({
        app,
        log,
        folder: places.updatesFolder,
        source,
        publicKey: places.updatesKey ?? maintainersKey,
        mayAsk: (address) => isAllowed(address, policy),
        renamed: (appImage) => moveLoginItem(app, appImage),
        proxy: proxyUnder(rules),
      });
    },
    isAutomatic: () => settings.read().updateAutomatically,
    isBusy: () => overallProgress(downloads.list()).isActive,
    now: Date.now,
  });
  downloads.onChange(({ kind }) => {
    if (kind === 'transition' || kind === 'gone') updates.downloadsChanged();
  });
  return updates;
}

function isAllowed(address: string, policy: Services['policy']): boolean {
  try {
    allowedAddress(address, policy);
    return true;
  } catch {
    return false;
  }
}

/** An address that may not be asked is as good as none: Noggin itself has to start all the same. */
function sourceOf({ updates }: Paths, policy: Services['policy'], log: Services['log']): string | null {
  if (updates === null) return null;
  try {
    return allowedAddress(updates, policy).href;
  } catch (error) {
    log.warn('the address of updates is not used', { error: String(error) });
    return null;
  }
}
