import { isAccessible } from './accessible.ts';
import { button, expect, goTo, test } from './fixtures.ts';

const sizes = [
  [960, 830, 1],
  [720, 520, 1],
  [720, 520, 2],
] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`About: version, license, and dependencies; axe finds nothing, ${colorScheme}`, async ({
    stageWith,
    start,
  }) => {
    const stage = await stageWith({ bytes: 1024 * 1024 });
    const { page, electron } = await start({ ...stage.app, colorScheme });
    await electron.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openExternal = async (address) => void opened.push(address);
    });
    await goTo(page, 'Settings');
    await button(page, 'About Noggin').click();
    const dialog = page.getByRole('dialog', { name: 'About Noggin' });
    await expect(dialog.getByText(/^Version \d+\.\d+\.\d+$/)).toBeVisible();
    const zod = dialog.locator('summary').filter({ hasText: /^zod/ });
    await zod.click();
    await expect(dialog.locator('pre').filter({ visible: true })).toContainText(
      'Permission is hereby granted',
    );
    await isAccessible(page, `about, ${colorScheme}`);
    await button(page, 'Open the page of zod').click();
    await button(page, 'Read the license').click();
    expect(await electron.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([
      'https://www.npmjs.com/package/zod',
      'https://www.apache.org/licenses/LICENSE-2.0',
    ]);
    for (const [width, height, zoom] of sizes) {
      await electron.evaluate(
        ({ BrowserWindow }, wanted) => {
          const window = BrowserWindow.getAllWindows()[0];
          window?.setContentSize(wanted[0], wanted[1]);
          window?.webContents.setZoomFactor(wanted[2]);
        },
        [width, height, zoom] as const,
      );
      await expect.poll(() => dialog.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
      const folder = process.env['NOGGIN_SHOTS'];
      if (folder) await page.screenshot({ path: `${folder}/about-${colorScheme}-${width}-${zoom}.png` });
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(button(page, 'About Noggin')).toBeFocused();
  });
}
