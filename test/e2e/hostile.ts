import type { ElectronApplication } from 'playwright';

/**
 * Adds a second preload beside ours, from the next load on: the power of an attacker in the page's process, past the
 * bridge.
 */
export async function addPreload(electron: ElectronApplication, file: string): Promise<void> {
  await electron.evaluate(({ session }, filePath) => {
    const { defaultSession } = session;
    // Before Electron 35 it had another name.
    if ('registerPreloadScript' in defaultSession) {
      defaultSession.registerPreloadScript({ type: 'frame', filePath });
    } else {
      (defaultSession as { setPreloads(files: string[]): void }).setPreloads([filePath]);
    }
  }, file);
}
