import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand, ViewName } from '../../../src-preload/contract/deep-links.ts';
import type { Words } from '../words/en.ts';

/** What the menu does besides what Electron does itself. */
export interface MenuActions {
  /** The page is to show something. */
  menuCommand(menuCommand: MenuCommand): void;
  importFile(): void;
  /** Shows the welcome again. */
  welcome(): void;
  saveDiagnostics(): void;
}

/** What the menu depends on. */
export interface MenuState {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  /** In the first run there are no views to go to. */
  readonly isFirstRun: boolean;
  /** Whether models from outside the list may be added. */
  readonly mayAdd: boolean;
}

type Item = MenuItemConstructorOptions;
const separator: Item = { type: 'separator' };
const views: readonly ViewName[] = ['chat', 'home', 'models', 'downloads', 'settings'];

/**
 * The native menu: what people expect under the platform's shortcuts, and no way to break the page. Electron's own
 * labels are English only, so each is given. Pure.
 */
export function menuTemplate(
  { menu: words, diagnosis }: Pick<Words, 'menu' | 'diagnosis'>,
  state: MenuState,
  does: MenuActions,
): Item[] {
  const isMac = state.platform === 'darwin';
  const item = (role: Extract<keyof Words['menu'], NonNullable<Item['role']>>): Item => ({
    role,
    label: words[role],
  });
  const about: Item = { id: 'about', label: words.about, click: () => does.menuCommand({ kind: 'about' }) };
  const settings: Item = {
    ...{ id: 'open-settings', label: words.settingsEntry, accelerator: 'CmdOrCtrl+,' },
    ...{ enabled: !state.isFirstRun, click: () => does.menuCommand({ kind: 'go', to: 'settings' }) },
  };
  const appMenu: Item = {
    role: 'appMenu',
    submenu: [
      ...[about, separator, settings, separator, item('services'), separator],
      ...[item('hide'), item('hideOthers'), item('unhide'), separator, item('quit')],
    ],
  };
  const file: Item = {
    label: words.file,
    submenu: [
      {
        ...{ id: 'add', label: words.add, accelerator: 'CmdOrCtrl+L', enabled: state.mayAdd },
        click: () => does.menuCommand({ kind: 'add' }),
      },
      { id: 'import', label: words.import, accelerator: 'CmdOrCtrl+O', click: () => does.importFile() },
      separator,
      ...(isMac ? [item('close')] : [settings, separator, item('quit')]),
    ],
  };
  const edit: Item = {
    role: 'editMenu',
    label: words.edit,
    submenu: [
      ...[item('undo'), item('redo'), separator],
      ...[item('cut'), item('copy'), item('paste'), item('delete'), separator, item('selectAll')],
    ],
  };
  const view: Item = {
    label: words.view,
    submenu: [
      ...views.map(
        (name, index): Item => ({
          ...{
            id: name,
            label: words[name],
            accelerator: `CmdOrCtrl+${index + 1}`,
            enabled: !state.isFirstRun,
          },
          // The page handles these keys itself; macOS sends them to the menu as well, with the same effect.
          registerAccelerator: false,
          click: () => does.menuCommand({ kind: 'go', to: name }),
        }),
      ),
      ...[separator, item('resetZoom'), item('zoomIn'), item('zoomOut'), separator, item('togglefullscreen')],
      ...(state.isPackaged ? [] : [separator, item('reload'), item('toggleDevTools')]),
    ],
  };
  const window: Item = {
    role: 'windowMenu',
    label: words.window,
    submenu: [...[item('minimize'), item('zoom')], ...(isMac ? [separator, item('front')] : [item('close')])],
  };
  const help: Item = {
    role: 'help',
    label: words.help,
    submenu: [
      {
        ...{ id: 'help', label: words.helpEntry, accelerator: 'F1' },
        click: () => does.menuCommand({ kind: 'help' }),
      },
      { id: 'welcome', label: words.welcome, click: () => does.welcome() },
      separator,
      { id: 'diagnostics', label: diagnosis.menu, click: () => does.saveDiagnostics() },
      ...(isMac ? [] : [separator, about]),
    ],
  };
  return [...(isMac ? [appMenu] : []), file, edit, view, window, help];
}
