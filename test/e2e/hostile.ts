import type { ElectronApplication } from 'playwright';

/**
 * Puts a second preload beside ours, from the next load on: what who has taken over the page's process could do, past
 * the bridge.
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
