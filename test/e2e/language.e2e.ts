import type { ElectronApplication, Locator, Page } from 'playwright/test';
import type { RunningApp } from '../support/app/app.ts';
import { isAccessible } from './accessible.ts';
import { button, expect, test } from './fixtures.ts';

const MiB = 1024 * 1024;

/** The language setting, by its name in the present language. */
const choice = (page: Page, name: string): Locator => page.getByRole('combobox', { name, exact: true });

const html = (page: Page): Locator => page.locator('html');

/** Labels of the menu bar. */
function menuBar(electron: ElectronApplication): Promise<readonly string[]> {
  return electron.evaluate(({ Menu }) => (Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label));
}

/** Opens the system's file dialog, and cancels it; resolves with its title. */
async function titleOfFileDialog({ electron, page }: RunningApp): Promise<unknown> {
  await electron.evaluate(({ dialog }) => {
    dialog.showOpenDialog = async (...given: unknown[]) => {
      Object.assign(globalThis, { title: (given.at(-1) as { title?: string }).title });
      return { canceled: true, filePaths: [] };
    };
  });
  await button(page, 'Datei importieren').click();
  const title = (): Promise<unknown> => electron.evaluate(() => (globalThis as { title?: string }).title);
  await expect.poll(title).toBeDefined();
  return title();
}

/** Goes to a view by its name in the present language. */
async function show(page: Page, view: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: view }).click();
}

/** Scrolls to the language setting. */
async function openSettings(page: Page, settings: string, name: string): Promise<Locator> {
  await show(page, settings);
  return choice(page, name);
}

test('choosing German in the settings changes window and menu at once, and after a restart', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const first = await start(stage.app);
  await expect(html(first.page)).toHaveAttribute('lang', 'en');
  const language = await openSettings(first.page, 'Settings', 'Language');
  await language.focus();
  await language.selectOption('Deutsch');

  await expect(html(first.page)).toHaveAttribute('lang', 'de');
  await expect(html(first.page)).toHaveAttribute('dir', 'ltr');
  await expect(first.page.getByRole('heading', { level: 1 })).toHaveText('Einstellungen');
  // Back at the setting.
  await expect(choice(first.page, 'Sprache')).toBeFocused();
  await expect(choice(first.page, 'Sprache')).toHaveValue('2');
  expect(await menuBar(first.electron)).toEqual(['Datei', 'Bearbeiten', 'Ansicht', 'Fenster', 'Hilfe']);
  await isAccessible(first.page, 'settings in German');
  await show(first.page, 'Modelle');
  await expect(
    first.page.getByText('Groß und kenntnisreich und doch schnell', { exact: false }).first(),
  ).toBeVisible();
  await show(first.page, 'Start');
  await expect(first.page.getByRole('heading', { level: 1 })).toHaveText('Sie haben noch kein Modell');
  await first.quit();

  const { page } = await start(stage.app);
  await expect(html(page)).toHaveAttribute('lang', 'de');
  await expect(button(page, 'Herunterladen')).toBeVisible();
  await expect(page.getByText(/^1\sMB$/).first()).toBeVisible();
  await isAccessible(page, 'first screen in German');
  // Opened anew, it begins outside the settings.
  await expect(choice(page, 'Sprache')).toHaveCount(0);

  await (await openSettings(page, 'Einstellungen', 'Sprache')).selectOption('English');
  await expect(html(page)).toHaveAttribute('lang', 'en');
  await show(page, 'Home');
  await expect(button(page, 'Download')).toBeVisible();
});

test('a download continues while the language changes, and is described in it', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 16 * MiB, limits: { bytesPerSecond: 2 * MiB } });
  const { page } = await start(stage.app);
  await button(page, 'Download').click();
  await expect(button(page, 'Pause')).toBeVisible();
  await (await openSettings(page, 'Settings', 'Language')).selectOption('Deutsch');
  await show(page, 'Start');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ihr Modell ist unterwegs');
  await expect(page.getByRole('progressbar', { name: 'Fortschritt des Downloads' })).toBeVisible();
  await expect(page.getByText(/^\d+(,\d)?\sMB von 17\sMB/)).toBeVisible();
  await button(page, 'Pausieren').click();
  await expect(button(page, 'Fortsetzen')).toBeVisible();
  await isAccessible(page, 'a paused download in German');
  await button(page, 'Fortsetzen').click();
  await expect(button(page, 'Im Ordner anzeigen')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ihr Modell ist bereit');
});

test('a German system gets German, a French one French, and any other English', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const german = await start({ ...stage.app, language: 'de-AT' });
  await expect(html(german.page)).toHaveAttribute('lang', 'de');
  await expect(button(german.page, 'Herunterladen')).toBeVisible();
  expect(await titleOfFileDialog(german)).toBe('Eine Modelldatei wählen');
  await german.quit();
  const french = await start({ ...stage.app, language: 'fr-CA' });
  await expect(html(french.page)).toHaveAttribute('lang', 'fr');
  await button(french.page, 'Télécharger').click();
  await expect(button(french.page, 'Afficher dans le dossier')).toBeVisible();
  await show(french.page, 'Réglages');
  await expect(french.page.getByRole('heading', { level: 1 })).toHaveText('Réglages');
  expect((await menuBar(french.electron)).slice(0, 2)).toEqual(['Fichier', 'Édition']);
  await french.quit();
  const japanese = await start({ ...stage.app, language: 'ja' });
  await expect(button(japanese.page, 'Show in folder')).toBeVisible();
  await japanese.quit();
});

test('the language of the environment counts as the system’s', async ({ stageWith, start }) => {
  test.skip(process.platform !== 'linux', 'Elsewhere the system is asked, not the environment.');
  const stage = await stageWith({ bytes: MiB });
  const environment = { LANGUAGE: 'de', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' };
  const { page } = await start({ ...stage.app, language: null, environment });
  await expect(html(page)).toHaveAttribute('lang', 'de');
  await expect(button(page, 'Herunterladen')).toBeVisible();
});
