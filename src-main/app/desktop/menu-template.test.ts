import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { allWords } from '../words/words.ts';
import { type MenuState, menuTemplate } from './menu-template.ts';

const { en, de } = allWords;
const everyday: MenuState = { platform: 'linux', isPackaged: true, isFirstRun: false, mayAdd: true };

/** The menu, with the actions it caused. */
function menu(over: Partial<MenuState> = {}, words = en) {
  const done: unknown[] = [];
  const template = menuTemplate(
    words,
    { ...everyday, ...over },
    {
      menuCommand: (menuCommand) => done.push(menuCommand),
      importFile: () => done.push('import'),
      welcome: () => done.push('welcome'),
      saveDiagnostics: () => done.push('diagnostics'),
    },
  );
  const entries = template.map(({ label, role, submenu }) => ({
    label: label ?? role,
    entries: submenu as MenuItemConstructorOptions[],
  }));
  const all = entries.flatMap((part) => part.entries);
  const item = (id: string): MenuItemConstructorOptions => {
    const found = all.filter((entry) => entry.id === id);
    expect(found).toHaveLength(1);
    return found[0] as MenuItemConstructorOptions;
  };
  const click = (id: string): void => {
    (item(id).click as (() => void) | undefined)?.();
  };
  return { done, entries, all, item, click };
}

describe('the native menu', () => {
  it.each(['linux', 'win32', 'darwin'] as const)('leads to every view and dialog on %s', (platform) => {
    const { click, done } = menu({ platform });
    const ids = [
      'chat',
      'home',
      'models',
      'downloads',
      'settings',
      'open-settings',
      'add',
      'import',
      'about',
    ];
    for (const id of [...ids, 'help', 'welcome', 'diagnostics']) click(id);
    const to = (view: string) => ({ kind: 'go', to: view });
    expect(done).toEqual([
      ...[to('chat'), to('home'), to('models'), to('downloads'), to('settings'), to('settings')],
      ...[{ kind: 'add' }, 'import', { kind: 'about' }, { kind: 'help' }, 'welcome', 'diagnostics'],
    ]);
  });

  it('has each expected shortcut once', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const) {
      const { all, item } = menu({ platform });
      expect(item('open-settings').accelerator).toBe('CmdOrCtrl+,');
      expect(item('import').accelerator).toBe('CmdOrCtrl+O');
      expect(item('add').accelerator).toBe('CmdOrCtrl+L');
      expect(item('help').accelerator).toBe('F1');
      expect(item('models')).toMatchObject({ accelerator: 'CmdOrCtrl+3', registerAccelerator: false });
      const given = all.flatMap(({ accelerator }) => accelerator ?? []);
      expect(new Set(given).size).toBe(given.length);
    }
  });

  it('has its entries in each platform’s usual place', () => {
    const names = (platform: MenuState['platform'], part: number) =>
      menu({ platform }).entries[part]?.entries.flatMap(({ label }) => label ?? []);
    expect(names('darwin', 0)).toEqual(expect.arrayContaining(['About Noggin', 'Settings…', 'Quit Noggin']));
    expect(names('darwin', 1)).toEqual(['Add by Link or Name…', 'Import a File…', 'Close Window']);
    expect(names('win32', 0)).toEqual(expect.arrayContaining(['Settings…', 'Quit Noggin']));
    expect(names('linux', 4)).toContain('About Noggin');
  });

  it('has no view to go to in the first run, and no "add" where policy forbids it', () => {
    const { item } = menu({ isFirstRun: true, mayAdd: false });
    for (const id of ['home', 'models', 'downloads', 'settings', 'open-settings', 'add']) {
      expect(item(id).enabled).toBe(false);
    }
    expect(item('import').enabled).toBeUndefined();
  });

  it('has developer tools in development only', () => {
    const roles = (isPackaged: boolean) => menu({ isPackaged }).all.map(({ role }) => role);
    expect(roles(true)).not.toContain('toggleDevTools');
    expect(roles(true)).not.toContain('reload');
    expect(roles(false)).toContain('toggleDevTools');
  });

  it.each([
    ['en', en],
    ['de', de],
  ] as const)('labels every entry uniquely (%s)', (_language, words) => {
    const { all, entries } = menu({ platform: 'darwin', isPackaged: false }, words);
    const unnamed = [...all, ...entries].filter(
      (entry) => !('type' in entry && entry.type === 'separator') && entry.label === undefined,
    );
    expect(unnamed).toEqual([]);
  });
});
