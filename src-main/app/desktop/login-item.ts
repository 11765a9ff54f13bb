import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { App } from 'electron';

/** Started by the system at login: no window, only the icon in the tray. */
export const hiddenSwitch = '--hidden';

/**
 * Starts Noggin with the computer, or no longer. macOS and Windows have a list for it; elsewhere it is a file
 * (https://specifications.freedesktop.org/autostart-spec/latest/).
 * @throws the system's error
 */
export function setOpenAtLogin(app: App, isWanted: boolean): void {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: isWanted, args: [hiddenSwitch] });
    return;
  }
  const file = autostartFile(app);
  if (!isWanted) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  // An AppImage is unpacked to another place at every start; the file itself stays.
  const program = process.env['APPIMAGE'] || process.execPath;
  writeFileSync(file, desktopEntry(app.isPackaged ? [program] : [program, app.getAppPath()]));
}

/** The AppImage was renamed, for example by an update: update an existing entry. */
export function moveLoginItem(app: App, appImage: string): void {
  const file = autostartFile(app);
  if (!existsSync(file)) return;
  writeFileSync(file, desktopEntry(app.isPackaged ? [appImage] : [appImage, app.getAppPath()]));
}

function autostartFile(app: App): string {
  const configs = process.env['XDG_CONFIG_HOME'] || path.join(app.getPath('home'), '.config');
  return path.join(configs, 'autostart', 'noggin.desktop');
}

/** An entry that starts this program hidden; arguments quoted as the specification asks. */
export function desktopEntry(command: readonly string[]): string {
  const exec = [...command, hiddenSwitch].map(quoted).join(' ');
  return ['[Desktop Entry]', 'Type=Application', 'Name=Noggin', `Exec=${exec}`, 'Terminal=false', ''].join(
    '\n',
  );
}

/** https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html */
function quoted(argument: string): string {
  // Quoted for the command line, then once more as a string of the file, where a percent sign begins a field.
  const escaped = argument
    .replace(/["`$\\]/g, '\\$&')
    .replace(/\\/g, '\\\\')
    .replace(/%/g, '%%')
    // A line break would end the entry.
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t');
  return /^[\w/.=-]+$/.test(argument) ? argument : `"${escaped}"`;
}
