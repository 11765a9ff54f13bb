import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Words } from './words/words.ts';

const separator: MenuItemConstructorOptions = { type: 'separator' };

/**
 * The native menu: what people expect under the platform's shortcuts, and no way to break the page. Electron's own
 * labels are English only, so each is given.
 */
export function setMenu(words: Words['menu']): void {
  const isMac = process.platform === 'darwin';
  const item = (role: Exclude<keyof Words['menu'], 'file' | 'edit' | 'view' | 'window'>) => ({
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
  Menu.setApplicationMenu(Menu.buildFromTemplate([...(isMac ? [appMenu] : []), file, edit, view, window]));
}
