import type { ElectronApplication } from 'playwright';

/** Drops a file on the window through Chromium's input, as a hand does. */
export async function dropOn(electron: ElectronApplication, file: string): Promise<void> {
  await electron.evaluate(async ({ webContents }, dropped) => {
    const [contents] = webContents.getAllWebContents();
    contents?.debugger.attach();
    const data = { items: [], files: [dropped], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop']) {
      await contents?.debugger.sendCommand('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
    }
    contents?.debugger.detach();
  }, file);
}
