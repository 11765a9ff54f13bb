import type { WebPreferences } from 'electron';

/**
 * What a page of ours may: nothing but show itself and talk over the preload's bridge. Every safe default of Electron's
 * is said again here, so that none changes with a version of Electron. Pure.
 * @param isPackaged in what people get there are no DevTools
 */
export function pagePreferences(preload: string, isPackaged: boolean): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    enableDeprecatedPaste: false,
    devTools: !isPackaged,
  };
}
