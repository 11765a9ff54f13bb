import type { NoUpdates } from '../../src-preload/contract/updates.ts';

/** How a copy of Noggin came to be where it is. */
export interface Installation {
  readonly platform: string;
  readonly isPackaged: boolean;
  /** The AppImage that this runs from, or null. */
  readonly appImage: string | null;
  /** What the build wrote of the package it made (`package-type` in the resources): deb, rpm; or null. */
  readonly packageType: string | null;
  /** Whether the build wrote where newer versions are (`app-update.yml`), or somebody named an address. */
  readonly hasSource: boolean;
  /** What the administrator's policy says; undefined: nothing. */
  readonly isAllowed: boolean | undefined;
}

/**
 * Why this copy does not update itself, or null when it does. What the system's package manager has installed is its
 * to replace, and it would ask for the administrator's password in the middle of quitting. Pure.
 */
export function noUpdates(installation: Installation): NoUpdates | null {
  const { platform, isPackaged, appImage, packageType, hasSource, isAllowed } = installation;
  if (isAllowed === false) return 'policy';
  if (packageType !== null) return 'system-package';
  const isInstalled = platform === 'linux' ? appImage !== null : isPackaged;
  return isInstalled && hasSource ? null : 'not-installed';
}
