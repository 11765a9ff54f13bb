import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Words } from './words/words.ts';

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** What the menu does besides what Electron does itself. */
export interface MenuActions {
  /** Shows the welcome again, with the window in front. */
  readonly welcome: () => void;
  readonly saveDiagnostics: () => void;
}

/**
 * The native menu: what people expect under the platform's shortcuts, and no way to break the page. Electron's own
 * labels are English only, so each is given.
 */
export function setMenu(
  { menu: words, diagnosis }: Pick<Words, 'menu' | 'diagnosis'>,
  does: MenuActions,
): void {
  const isMac = process.platform === 'darwin';
  const item = (
    role: Exclude<keyof Words['menu'], 'file' | 'edit' | 'view' | 'window' | 'help' | 'welcome'>,
  ) => ({
    role,
    label: words[role],
  });
  const appMenu: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      ...[item('about'), separator, item('services'), separator],
      ...[item('hide'), item('hideOthers'), item('unhide'), separator, item('quit')],
    ],
  };
  const file: MenuItemConstructorOptions = { label: words.file, submenu: [item(isMac ? 'close' : 'quit')] };
  const edit: MenuItemConstructorOptions = {
    role: 'editMenu',
    label: words.edit,
    submenu: [
      ...[item('undo'), item('redo'), separator],
      ...[item('cut'), item('copy'), item('paste'), item('delete'), separator, item('selectAll')],
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: words.view,
    submenu: [
      ...[item('resetZoom'), item('zoomIn'), item('zoomOut'), separator, item('togglefullscreen')],
      ...(app.isPackaged ? [] : [separator, item('reload'), item('toggleDevTools')]),
    ],
  };
  const window: MenuItemConstructorOptions = {
    role: 'windowMenu',
    label: words.window,
    submenu: [...[item('minimize'), item('zoom')], ...(isMac ? [separator, item('front')] : [item('close')])],
  };
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: words.help,
    submenu: [
      { id: 'welcome', label: words.welcome, click: does.welcome },
      separator,
      { id: 'diagnostics', label: diagnosis.menu, click: does.saveDiagnostics },
    ],
  };
  const all = [...(isMac ? [appMenu] : []), file, edit, view, window, help];
  Menu.setApplicationMenu(Menu.buildFromTemplate(all));
}
