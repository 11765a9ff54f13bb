import { app, Menu } from 'electron';
import type { Words } from '../words/en.ts';
import { type MenuActions, type MenuState, menuTemplate } from './menu-template.ts';

/** Keeps the native menu as it should be. Call `refresh` when the language or the state may have changed. */
export function createMenu(
  wordsNow: () => Words,
  stateNow: () => Pick<MenuState, 'isFirstRun' | 'mayAdd'>,
  does: MenuActions,
): { refresh(): void } {
  let shown = '';
  return {
    refresh: () => {
      const { menu, diagnosis } = wordsNow();
      const { platform } = process;
      const state: MenuState = { ...stateNow(), platform, isPackaged: app.isPackaged };
      const next = JSON.stringify([menu, diagnosis, state]);
      if (next === shown) return;
      shown = next;
      Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ menu, diagnosis }, state, does)));
    },
  };
}
