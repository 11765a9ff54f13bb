import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { ledgerFile } from '../support/app/app.ts';
import type { Stage } from '../support/app/stage.ts';
import { tellMuch } from '../support/library/long-history.ts';
import { button, expect, goTo, openModel, reaches, test } from './fixtures.ts';
import { resize } from './window-size.ts';

const MiB = 1024 * 1024;
const names = ['Chat', 'Home', 'Models', 'Downloads', 'Settings'] as const;

const navigation = (page: Page) => page.getByRole('navigation', { name: 'Views' });
const title = (page: Page) => page.getByRole('heading', { level: 1 });

/** Installs the demo model, and starts a slower download beside it. */
async function busy(page: Page, stage: Stage): Promise<void> {
  await button(page, 'Download').click();
  await expect(button(page, 'Show in folder')).toBeVisible();
  stage.host.limit({ bytesPerSecond: MiB });
  const other = await openModel(page, 'Other 1');
  await other.getByRole('button', { name: 'Download', exact: true }).click();
  await reaches(page, 1);
}

test('by mouse: every view has its title, which takes the focus, and its link marks the current view', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const { page } = await start(stage.app);
  await expect(title(page)).toHaveText('You have no model yet');
  await expect(title(page)).not.toBeFocused();
  for (const name of ['Models', 'Downloads', 'Settings'] as const) {
    await goTo(page, name);
    await expect(title(page)).toHaveText(name);
    await expect(title(page)).toBeFocused();
    await expect(navigation(page).locator('[aria-current]')).toHaveCount(1);
  }
  await goTo(page, 'Home');
  await expect(title(page)).toBeFocused();
  await expect(button(page, 'Download')).toBeVisible();
});

test('by keyboard: digits with Ctrl and links, but never over a question; a reload returns to the view', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const { page } = await start(stage.app);
  await expect(button(page, 'Download')).toBeVisible();
  for (const name of ['Models', 'Downloads', 'Home', 'Settings'] as const) {
    await page.keyboard.press(`Control+${names.indexOf(name) + 1}`);
    await expect(navigation(page).getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
    await expect(title(page)).toBeFocused();
  }
  await page.keyboard.press('Control+Shift+1');
  await expect(title(page)).toHaveText('Settings');
  await navigation(page).getByRole('link', { name: 'Models' }).focus();
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Models');
  await button(page, 'Search Hugging Face or add by link').click();
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(title(page)).toHaveText('Models');
  await page.reload();
  await expect(title(page)).toHaveText('Models');
});

test('models are found by words, size and maker; one shows every fact, and its download', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 16 * MiB, limits: { bytesPerSecond: 2 * MiB } });
  const { page } = await start(stage.app);
  await goTo(page, 'Models');
  const list = page.getByRole('region', { name: 'Models you can download' });
  const found = list.getByRole('status');
  const all = await found.textContent();
  await page.getByRole('searchbox', { name: 'Find a model' }).fill('demo');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await page.getByRole('searchbox').fill('');
  await expect(found).toHaveText(all ?? '');
  await list.getByLabel('Only models that fit').uncheck();
  await list.getByLabel('Made by').selectOption('Google');
  await expect(list.getByRole('listitem')).toHaveCount(9);
  await list.getByLabel(/^Size/).selectOption('Over 20 GB');
  await expect(found).toHaveText('No models match.');
  await button(page, 'Clear the filters').click();
  const about = await openModel(page, 'Noggin Demo');
  await about.getByText('Details', { exact: true }).click();
  await expect(about.getByText(stage.model.sha256)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(about).toHaveCount(0);
  await expect(list.getByRole('button', { name: 'Noggin Demo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await about.getByRole('button', { name: 'Download', exact: true }).click();
  await expect(title(page)).toHaveText('Downloads');
  await expect(title(page)).toBeFocused();
  await expect(page.getByRole('article', { name: 'Noggin Demo' })).toBeVisible();
  await expect(navigation(page).getByText('1 under way')).toHaveCount(1);
});

test('Details draws the speed and the pieces, and describes both in words', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 64 * MiB, limits: { bytesPerSecond: 4 * MiB } });
  const { page } = await start(stage.app);
  await button(page, 'Download').click();
  await goTo(page, 'Downloads');
  await expect(page.getByRole('img', { name: /^Pieces/ })).toHaveCount(0);
  await page.getByText('Details', { exact: true }).click();
  const speed = page.getByRole('img', { name: /^Speed over the last .* now .* MB\/s, average/ });
  await expect(speed).toBeVisible();
  const pieces = page.getByRole('img', {
    name: /^Pieces of the file: [1-9]\d*% downloaded, \d+ places? downloading/,
  });
  await expect(pieces).toBeVisible();
  await expect(pieces.locator('.piece')).toHaveCount(16);
  await button(page, 'Pause').click();
  await expect(page.getByRole('img', { name: /^Pieces of the file: .* downloaded, 0 places/ })).toBeVisible();
});

test('a better model is announced: viewed, declined for good, and never an installed one', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB, others: 1 });
  const file = stage.app.catalogue ?? '';
  const { models } = JSON.parse(readFileSync(file, 'utf8')) as { models: object[] };
  const [small, better] = models.map((model, index) => ({ ...model, demo: false, rank: index + 1 }));
  const write = (entries: readonly unknown[]): void =>
    writeFileSync(file, JSON.stringify({ version: 1, models: entries }));
  write([small]);
  const news = (page: Page) => page.getByText(/There is a more capable model .*: Other 1/);
  const first = await start(stage.app);
  await button(first.page, 'Download').click();
  await expect(button(first.page, 'Show in folder')).toBeVisible();
  await expect(news(first.page)).toHaveCount(0);
  await first.quit();
  write([small, better]);
  const second = await start(stage.app);
  await expect(news(second.page)).toBeVisible();
  await button(second.page, 'Have a look').click();
  await expect(second.page.getByRole('dialog', { name: 'About Other 1' })).toBeVisible();
  await second.page.keyboard.press('Escape');
  await expect(button(second.page, 'Have a look')).toBeFocused();
  await button(second.page, 'Not for me').click();
  await expect(news(second.page)).toHaveCount(0);
  await second.quit();
  const third = await start(stage.app);
  await expect(button(third.page, 'Show in folder')).toBeVisible();
  await expect(news(third.page)).toHaveCount(0);
});

/** How far the page can be scrolled sideways, in pixels. */
const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('a small window, and 200 % text: nothing scrolls sideways', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 16 * MiB, others: 2 });
  const app = await start(stage.app);
  await busy(app.page, stage);
  for (const zoom of [1, 2]) {
    await resize(app, 720, 520, zoom);
    for (const name of names) {
      await goTo(app.page, name);
      expect(await sideways(app.page), `${name} at ${zoom}`).toBeLessThanOrEqual(0);
    }
    await goTo(app.page, 'Downloads');
    const details = app.page.locator('details.disclosure').first();
    if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
    await expect(app.page.getByRole('img', { name: /^Pieces/ })).toBeVisible();
    expect(await sideways(app.page), `details at ${zoom}`).toBeLessThanOrEqual(0);
  }
});

test('ten thousand downloads in the history: a few dozen rows in the page, wherever it is scrolled to', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB });
  tellMuch(ledgerFile(stage.app.home), 10_000);
  const { page } = await start(stage.app);
  await goTo(page, 'Downloads');
  const history = page.getByRole('region', { name: 'History of downloads' });
  await expect(history.getByText('10,000 downloads')).toBeVisible();
  const lines = history.getByRole('listitem');
  await expect(history.getByRole('button', { name: /^Model 9999/ })).toBeVisible();
  expect(await lines.count()).toBeLessThan(60);
  for (const share of [0.25, 0.5, 0.9, 1]) {
    await page.evaluate((part) => window.scrollTo(0, document.documentElement.scrollHeight * part), share);
    const expected = share === 1 ? /^Model 0 / : /^Model \d+/;
    await expect(history.getByRole('button', { name: expected }).last()).toBeVisible();
    await expect(history.getByText('One moment …')).toHaveCount(0);
    expect(await lines.count()).toBeLessThan(60);
  }
  // By keyboard, from the focus to either end.
  await history.getByRole('button', { name: /^Model 0 / }).focus();
  await page.keyboard.press('Home');
  await expect(history.getByRole('button', { name: /^Model 9999/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(history.getByRole('button', { name: /^Model 9998/ })).toBeFocused();
  await page.keyboard.press('End');
  await expect(history.getByRole('button', { name: /^Model 0 / })).toBeFocused();
  // A key pressed between the rendering of a scrolled list and its update moves the focus, too.
  await page.keyboard.press('Home');
  await expect(history.getByRole('button', { name: /^Model 9999/ })).toBeFocused();
  await history.getByRole('list', { name: 'History' }).evaluate((list) => {
    const drawn = new MutationObserver(() => {
      drawn.disconnect();
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }),
      );
    });
    drawn.observe(list, { childList: true });
    window.scrollTo(0, document.documentElement.scrollHeight / 2);
  });
  await expect(history.getByRole('button', { name: /^Model 9998/ })).toBeFocused();
  await history.getByLabel('Search').fill('model 77');
  const passing = Array.from({ length: 10_000 }, (_, index) => `${index}`).filter((name) =>
    name.includes('77'),
  );
  await expect(history.getByText(`${passing.length} downloads`)).toBeVisible();
});

test('hundreds of pushes past the pump all arrive, and the last one is shown', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 64 * MiB, limits: { bytesPerSecond: MiB } });
  const { electron, page } = await start(stage.app);
  await button(page, 'Download').click();
  await reaches(page, 1);
  await button(page, 'Pause').click();
  await expect(button(page, 'Resume')).toBeVisible();
  const snapshot = await page.evaluate(async () => {
    const answer = await window.noggin?.request('app:snapshot', undefined);
    return answer?.ok === true ? answer.value : null;
  });
  await electron.evaluate(
    ({ BrowserWindow }, { first, download }) => {
      for (let sent = 1; sent <= 300; sent += 1) {
        const moving = { ...download, receivedBytes: 1e6 + sent * 1e5 };
        const patch = { seq: first + sent, downloads: [moving] };
        BrowserWindow.getAllWindows()[0]?.webContents.send('noggin:state', patch);
      }
    },
    { first: snapshot?.seq ?? 0, download: snapshot?.downloads[0] },
  );
  await expect(page.getByText(/31 MB/).first()).toBeVisible();
});
