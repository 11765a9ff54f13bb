import { expect, test } from 'vitest';
import { pagePreferences } from './page-preferences.ts';

test('a page is sandboxed and isolated, without Node, webviews or insecure content', () => {
  expect(pagePreferences('/preload.cjs', true)).toEqual({
    preload: '/preload.cjs',
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
    devTools: false,
  });
});

test('DevTools exist in development only', () => {
  expect(pagePreferences('/preload.cjs', false).devTools).toBe(true);
});
