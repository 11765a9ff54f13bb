import { readdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './runtime.ts';

/** Marks a program built on the Electron of development, which must never be released. */
export const developmentMark = 'NOT-FOR-RELEASE.txt';

/** The folder in which `npm run package` put the app of this platform. @throws when there is none */
export function packagedFolder(): string {
  const dist = path.join(projectRoot, 'dist');
  const folder = packagedFolders(dist)[0];
  if (folder === undefined) throw new Error('There is no packaged app: run `npm run package` first.');
  return path.join(dist, folder);
}

/** The program in it. @throws when there is none */
export function packagedExecutable(): string {
  const folder = packagedFolder();
  if (process.platform === 'darwin') return path.join(folder, 'Noggin.app', 'Contents', 'MacOS', 'Noggin');
  return path.join(folder, process.platform === 'win32' ? 'Noggin.exe' : 'noggin');
}

/** electron-builder's names: linux-unpacked, win-unpacked, mac, with the processor unless it is x64. */
function packagedFolders(dist: string): string[] {
  const names: Partial<Record<NodeJS.Platform, RegExp>> = {
    linux: /^linux(-\w+)?-unpacked$/,
    win32: /^win(-\w+)?-unpacked$/,
    darwin: /^mac(-\w+)?$/,
  };
  const name = names[process.platform];
  try {
    return readdirSync(dist).filter((each) => name?.test(each) === true);
  } catch {
    return [];
  }
}
