import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { writeGguf } from '../support/gguf/generate.ts';
import { isAccessible } from './accessible.ts';
import { button, expect, goTo, test } from './fixtures.ts';

const MiB = 1024 * 1024;

/** Uses an entry of the native menu, as a click or its shortcut does. A disabled one does nothing. */
const use = (electron: ElectronApplication, id: string): Promise<void> =>
  electron.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    if (!item) throw new Error(`The menu has no ${wanted}`);
    if (item.enabled) item.click();
  }, id);
const isEnabled = (electron: ElectronApplication, id: string): Promise<boolean | undefined> =>
  electron.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.enabled, id);

/** Uses an entry while a question is open; resolves when the page has received and returned it. */
async function wishInVain(electron: ElectronApplication, page: Page, id: string): Promise<void> {
  await page.evaluate(() => {
    const given = new Promise<void>((resolve) => {
      window.noggin?.onState((patch) => {
        if (patch.link === null) resolve();
      });
    });
    Object.assign(window, { given });
  });
  await use(electron, id);
  await page.evaluate('window.given');
}

test('the menu opens views, dialogs, and files, but never over a question', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const { electron, page } = await start(stage.app);
  await expect(button(page, 'Download')).toBeVisible();
  const title = page.getByRole('heading', { level: 1 });

  await use(electron, 'models');
  await expect(title).toHaveText('Models');
  await expect(title).toBeFocused();
  await use(electron, 'open-settings');
  await expect(title).toHaveText('Settings');

  const adding = page.getByRole('dialog', { name: 'Search Hugging Face or add by link' });
  await use(electron, 'add');
  await expect(adding.getByRole('textbox', { name: 'Words, link or name' })).toBeFocused();
  await adding.getByRole('textbox').fill('org/repo');
  // Again, or elsewhere: it is still open, with its text.
  await use(electron, 'add');
  await use(electron, 'home');
  await expect(adding.getByRole('textbox')).toHaveValue('org/repo');
  await page.keyboard.press('Escape');
  await expect(adding).toHaveCount(0);
  await expect(title).toHaveText('Settings');

  // A dialog opened by the page counts as a question, too.
  await goTo(page, 'Models');
  await button(page, 'Search Hugging Face or add by link').click();
  await expect(adding).toBeVisible();
  for (const wish of ['downloads', 'about']) await wishInVain(electron, page, wish);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(title).toHaveText('Models');

  // Repeated as a person would: a command while the page returns the last one is dropped.
  await expect(async () => {
    await use(electron, 'about');
    await expect(page.getByRole('dialog', { name: 'About Noggin' })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press('Escape');

  const file = path.join(path.dirname(stage.app.home), 'My Own.gguf');
  await writeGguf(file, { bytes: MiB, seed: 9 });
  await electron.evaluate(({ dialog }, chosen) => {
    Object.assign(dialog, { showOpenDialog: async () => ({ canceled: false, filePaths: [chosen] }) });
  }, file);
  await use(electron, 'import');
  await expect(page.getByRole('dialog', { name: 'Import this file?' })).toBeVisible();
});

test('Help answers common questions, and leads to the place to act; axe finds nothing', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const { electron, page } = await start(stage.app);
  await expect(button(page, 'Download')).toBeVisible();
  await use(electron, 'help');
  const help = page.getByRole('dialog', { name: 'Help' });
  await expect(help).toBeVisible();
  await isAccessible(page, 'help');
  const questions = help.locator('summary');
  await expect(questions).toHaveCount(9);
  for (const question of await questions.all()) await question.click();
  await isAccessible(page, 'help, unfolded');
  await help.getByRole('button', { name: 'Go to Downloads' }).click();
  await expect(help).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Downloads');
  await goTo(page, 'Settings');
  await button(page, 'Help').click();
  await expect(help).toBeVisible();
});

test('the menu shows a hidden window, and speaks the language of the page', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const { electron, page } = await start(stage.app);
  await expect(button(page, 'Download')).toBeVisible();
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await use(electron, 'downloads');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Downloads');
  const visible = () =>
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await expect.poll(visible).toBe(true);

  await goTo(page, 'Settings');
  await page.getByLabel('Language').selectOption('Deutsch');
  const label = () =>
    electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('models')?.label);
  await expect.poll(label).toBe('Modelle');
});

test('the first run has no views to go to, but links and files', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const { electron, page } = await start({ ...stage.app, firstRun: true });
  await expect(button(page, 'Find my model')).toBeVisible();
  expect(await isEnabled(electron, 'models')).toBe(false);
  expect(await isEnabled(electron, 'open-settings')).toBe(false);
  await use(electron, 'add');
  await expect(page.getByRole('dialog', { name: 'Search Hugging Face or add by link' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Skip setup' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'You have no model yet' })).toBeVisible();
  await expect.poll(() => isEnabled(electron, 'models')).toBe(true);
});
