import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { sha256Of } from '../support/engine/invariants.ts';
import { button, expect, goTo, reaches, test } from './fixtures.ts';

const MiB = 1024 * 1024;

/** Closes the window by its close button. */
const close = (electron: ElectronApplication): Promise<void> =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
const visible = (electron: ElectronApplication): Promise<boolean[]> =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible()));

/** Records every notification instead of showing it; some machines cannot show any. */
async function notifications(electron: ElectronApplication): Promise<() => Promise<string[]>> {
  await electron.evaluate(({ Notification }) => {
    const shown: string[] = [];
    Object.assign(globalThis, { shown });
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: { title: string }) {
      shown.push(this.title);
    };
  });
  return () => electron.evaluate(() => (globalThis as unknown as { shown: string[] }).shown);
}

test('closing the window continues the download, says so once, and the next start shows it', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 32 * MiB, limits: { bytesPerSecond: 16 * MiB } });
  const { page, electron } = await start(stage.app);
  const told = await notifications(electron);
  await button(page, 'Download').click();
  await reaches(page, 10);
  await close(electron);
  expect(await visible(electron)).toEqual([false]);
  await expect.poll(told).toEqual(['Noggin is still running']);
  await expect.poll(told).toContain('Noggin Demo is ready');
  expect(sha256Of(stage.target)).toBe(stage.model.sha256);
  await electron.evaluate(({ app }) => void app.emit('second-instance', {}, [], '/'));
  await expect.poll(() => visible(electron)).toEqual([true]);
  await expect(button(page, 'Show in folder')).toBeVisible();
});

test('the tray icon: always, or while there is no window', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 32 * MiB, limits: { bytesPerSecond: 2 * MiB } });
  const { page, electron } = await start(stage.app);
  const icons = (): Promise<number> => electron.evaluate(() => Reflect.get(globalThis, 'icons') as number);
  // Electron keeps no list of tray icons: changes are counted from here on, starting with the present one.
  await electron.evaluate(({ Tray }) => {
    Object.assign(globalThis, { icons: 1 });
    const count = (change: number): void => {
      Object.assign(globalThis, { icons: (Reflect.get(globalThis, 'icons') as number) + change });
    };
    const { destroy, setContextMenu } = Tray.prototype;
    const counted = new WeakSet<object>();
    Tray.prototype.destroy = function leave() {
      count(-1);
      counted.add(this);
      destroy.call(this);
    };
    Tray.prototype.setContextMenu = function come(menu) {
      if (Reflect.get(globalThis, 'icons') === 0 && !counted.has(this)) count(1);
      setContextMenu.call(this, menu);
    };
  });
  await button(page, 'Download').click();
  await reaches(page, 5);
  await goTo(page, 'Settings');
  await page.getByRole('switch', { name: 'Show Noggin in the system tray' }).click();
  await expect.poll(icons).toBe(0);
  await close(electron);
  await expect.poll(icons).toBe(1);
  // It stays: some systems cannot handle changing icons.
  await electron.evaluate(({ app }) => void app.emit('activate'));
  await expect.poll(() => visible(electron)).toEqual([true]);
  expect(await icons()).toBe(1);
});

test('closing the window without a download quits Noggin', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const { page, electron } = await start(stage.app);
  await expect(button(page, 'Download')).toBeVisible();
  const ended = electron.waitForEvent('close');
  await close(electron);
  await ended;
});

test('notifications can be turned off', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const { page, electron } = await start(stage.app);
  const told = await notifications(electron);
  await goTo(page, 'Settings');
  await page.getByRole('switch', { name: 'Notify me when a model is ready or needs attention' }).click();
  await goTo(page, 'Home');
  await button(page, 'Download').click();
  await expect(button(page, 'Show in folder')).toBeVisible();
  expect(await told()).toEqual([]);
});

test('the window reopens in its place', async ({ stageWith, start }) => {
  const stage = await stageWith();
  const first = await start(stage.app);
  const bounds = { x: 200, y: 120, width: 820, height: 640 };
  await first.electron.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
    bounds,
  );
  await first.quit();
  const second = await start(stage.app);
  const again = await second.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  );
  expect(again).toEqual(bounds);
});

test('starts hidden at login when asked to, and stops doing so', async ({ stageWith, start }) => {
  test.skip(process.platform !== 'linux', 'elsewhere the system keeps the list');
  const configs = mkdtempSync(path.join(os.tmpdir(), 'noggin-config-'));
  try {
    const stage = await stageWith({ bytes: 4 * MiB });
    const environment = { XDG_CONFIG_HOME: configs };
    const first = await start({ ...stage.app, environment });
    const entry = path.join(configs, 'autostart', 'noggin.desktop');
    await goTo(first.page, 'Settings');
    const wish = first.page.getByRole('switch', { name: 'Start in the background at login' });
    await wish.click();
    await expect.poll(() => existsSync(entry)).toBe(true);
    expect(readFileSync(entry, 'utf8')).toMatch(/^Exec=.* --hidden$/m);
    await expect(wish).toBeChecked();
    await wish.click();
    await expect.poll(() => existsSync(entry)).toBe(false);
    await first.quit();
    const second = await start({ ...stage.app, environment, args: ['--hidden'] });
    await expect(button(second.page, 'Download')).toBeVisible();
  } finally {
    rmSync(configs, { recursive: true, force: true });
  }
});

test('light and dark follow the system or the setting, and are saved', async ({ stageWith, start }) => {
  const stage = await stageWith();
  const ground = async (page: Page): Promise<string> => {
    await expect(button(page, 'Download')).toBeVisible();
    return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  };
  // Playwright's own color scheme would override the app's.
  const first = await start({ ...stage.app, colorScheme: null });
  const light = await ground(first.page);
  await goTo(first.page, 'Settings');
  await first.page.getByLabel('Appearance').selectOption('Dark');
  await goTo(first.page, 'Home');
  await expect.poll(() => ground(first.page)).not.toBe(light);
  const dark = await ground(first.page);
  await first.quit();
  const second = await start({ ...stage.app, colorScheme: null });
  expect(await ground(second.page)).toBe(dark);
  await goTo(second.page, 'Settings');
  await second.page.getByLabel('Appearance').selectOption('Light');
  await goTo(second.page, 'Home');
  await expect.poll(() => ground(second.page)).toBe(light);
});
