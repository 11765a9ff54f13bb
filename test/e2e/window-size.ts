import type { RunningApp } from '../support/app/app.ts';

/** Gives the window this size, in pixels of the screen, and its text this zoom factor. */
export async function resize(
  { electron, page }: Pick<RunningApp, 'electron' | 'page'>,
  width: number,
  height: number,
  zoom = 1,
): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(size.width, size.height);
      window?.webContents.setZoomFactor(size.zoom);
    },
    { width, height, zoom },
  );
  await page.waitForFunction(
    (size) => Math.abs(innerWidth - size.width) <= 2 && Math.abs(innerHeight - size.height) <= 2,
    { width: width / zoom, height: height / zoom },
  );
}

/** Makes the window, its frame included, as small as a first window may be. */
export async function toSmall({ electron, page }: Pick<RunningApp, 'electron' | 'page'>): Promise<void> {
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(720, 520));
  await page.waitForFunction(() => innerHeight <= 520);
}
