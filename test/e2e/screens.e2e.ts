import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Locator, Page } from 'playwright/test';
import { ledgerFile } from '../support/app/app.ts';
import { isPackaged, programWith } from '../support/app/program.ts';
import { button, expect, goTo, reaches, test } from './fixtures.ts';
import { watchFocus } from './keys.ts';

const MiB = 1024 * 1024;

/** Prints the error box to the standard output instead of waiting for somebody to close it. */
const tellErrorBox = `require('electron').dialog.showErrorBox = (title, content) => {
  require('node:fs').writeSync(1, JSON.stringify({ title, content }) + '\\n');
};`;

/** Starts the app in a state without a window. Resolves with the text of its error box, and its exit code. */
async function refused(home: string, modelsFolder: string, beside: string): Promise<[string, unknown]> {
  const preload = path.join(beside, 'tell-error-box.cjs');
  writeFileSync(preload, tellErrorBox);
  const { executable, args } = programWith(['--lang=en'], ['-r', preload]);
  const child = spawn(executable, args, {
    env: { ...process.env, NOGGIN_HOME: home, NOGGIN_MODELS_DIR: modelsFolder },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = await once(child, 'close');
  return [said, code];
}

test('a ledger of a newer version stays unchanged: an error box says so, and the app ends', async ({
  stageWith,
}) => {
  test.skip(isPackaged, 'A packaged app loads no code from outside, so the box cannot be read');
  const stage = await stageWith({ bytes: MiB });
  const file = ledgerFile(stage.app.home);
  const ledger = new Database(file);
  ledger.pragma('user_version = 999');
  ledger.close();
  const before = readFileSync(file);
  const [said, code] = await refused(stage.app.home, stage.app.modelsFolder, path.dirname(stage.app.home));
  expect(said).toContain('Noggin cannot start');
  expect(said).toContain('(ledger-from-future)');
  expect(code).toBe(1);
  expect(readFileSync(file)).toEqual(before);
});

test('an unwritable profile folder: an error box says so, and the app exits with its code', async ({
  stageWith,
}) => {
  test.skip(isPackaged, 'A packaged app loads no code from outside, so the box cannot be read');
  const stage = await stageWith({ bytes: MiB });
  const beside = path.dirname(stage.app.home);
  writeFileSync(path.join(beside, 'a file'), '');
  const [said, code] = await refused(path.join(beside, 'a file', 'Noggin'), stage.app.modelsFolder, beside);
  expect(said).toContain('own folder cannot be written to');
  expect(said).toContain('(profile-unwritable)');
  expect(code).toBe(12);
});

test('an unreadable catalogue: the built-in models, and a sentence', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: MiB });
  writeFileSync(stage.app.catalogue ?? '', '{ "version": 1, "models": [');
  const { page } = await start(stage.app);
  await expect(page.getByText(/The list of models that was set up could not be used/)).toBeVisible();
  await expect(button(page, 'Download')).toBeVisible();
  await button(page, 'Choose another').click();
  expect(await page.getByRole('radio').count()).toBeGreaterThan(2);
  await expect(page.getByRole('radio', { name: 'Noggin Demo' })).toHaveCount(0);
});

test('manual resume: after kill -9 the download waits for the person', async ({ stageWith, start }) => {
  const stage = await stageWith({ limits: { bytesPerSecond: 24 * MiB } });
  const first = await start(stage.app);
  const setting = (page: Page) =>
    page.getByRole('switch', { name: 'Resume automatically after an interruption' });
  await goTo(first.page, 'Settings');
  await setting(first.page).click();
  await expect(setting(first.page)).not.toBeChecked();
  await goTo(first.page, 'Home');
  await button(first.page, 'Download').click();
  await reaches(first.page, 40);
  await first.kill();
  const requests = stage.host.requests.length;
  const second = await start(stage.app);
  await goTo(second.page, 'Settings');
  await expect(setting(second.page)).not.toBeChecked();
  await goTo(second.page, 'Home');
  await expect(second.page.getByText(/interrupted.*Resume it when you like/)).toBeVisible();
  await expect(button(second.page, 'Pause')).toHaveCount(0);
  expect(stage.host.requests.length).toBe(requests);
  await button(second.page, 'Resume').click();
  await expect(button(second.page, 'Show in folder')).toBeVisible();
});

test('a model chosen from the list is the one on offer', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: MiB });
  const { page } = await start(stage.app);
  const offer = page.getByRole('region', { name: 'Choose a model' }).getByRole('article');
  const offered = offer.getByRole('heading');
  await expect(offer.getByText('Recommended for this computer')).toBeVisible();
  const recommended = (await offered.textContent()) ?? '';
  await button(page, 'Choose another').click();
  await expect(page.getByRole('radio', { name: recommended })).toBeChecked();
  const other = page.getByRole('radio').last();
  await expect(other).not.toBeChecked();
  const name = (await page.locator('.radio-title').last().textContent()) ?? '';
  expect(name).not.toBe(recommended);
  await other.press('Space');
  await expect(offered).toHaveText(name);
  await expect(offer.getByText('Your choice')).toBeVisible();
  await page.getByRole('radio', { name: recommended }).press('Space');
  await expect(offer.getByText('Recommended for this computer')).toBeVisible();
});

test('content that fits the window never scrolls', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: MiB });
  const { page } = await start(stage.app);
  await button(page, 'Download').click();
  await expect(button(page, 'Show in folder')).toBeVisible();
  const { page: tall, window } = await page.evaluate(() => ({
    page: document.documentElement.scrollHeight,
    window: document.documentElement.clientHeight,
  }));
  expect(tall).toBe(window);
});

test('by keyboard alone, without losing the focus', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 32 * MiB, limits: { bytesPerSecond: 4 * MiB } });
  const { page } = await start(stage.app);
  await tabTo(page, button(page, 'Download'));
  const lost = await watchFocus(page);
  await page.keyboard.press('Enter');
  await expect(button(page, 'Pause')).toBeVisible();
  await tabTo(page, button(page, 'Pause'));
  await page.keyboard.press('Enter');
  await expect(button(page, 'Resume')).toBeVisible();
  await tabTo(page, button(page, 'Resume'));
  await page.keyboard.press('Enter');
  await expect(button(page, 'Pause')).toBeVisible();
  stage.host.limit({});
  await expect(button(page, 'Show in folder')).toBeVisible();
  await tabTo(page, button(page, 'Show in folder'));
  expect(await lost()).toEqual([]);
});

/** Presses Tab until this has the focus. */
async function tabTo(page: Page, goal: Locator): Promise<void> {
  const isThere = () => goal.evaluate((element) => element === document.activeElement);
  for (let count = 0; count < 20 && !(await isThere()); count += 1) await page.keyboard.press('Tab');
  await expect(goal).toBeFocused();
}
