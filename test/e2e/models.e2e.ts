import { isAccessible } from './accessible.ts';
import { ask, button, expect, goTo, test } from './fixtures.ts';

const MiB = 1024 * 1024;

test('Models has the tabs Mine and Discover: one tab stop, arrow keys between them, each as it was left', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB, lighter: 2 * MiB });
  const { page } = await start(stage.app);
  await goTo(page, 'Models');
  const tab = (name: string) => page.getByRole('tab', { name });
  await expect(tab('Discover')).toHaveAttribute('aria-selected', 'true');
  for (const modelId of [stage.model.id, 'small-one']) await ask(page, 'download:start', { modelId });
  await goTo(page, 'Downloads');
  await expect(page.getByText(/is ready\.$/)).toHaveCount(2);
  await goTo(page, 'Models');
  await expect(tab('Mine')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText(/^2 models, 3\.\d MB on disk$/)).toBeVisible();
  const names = (): Promise<string[]> => page.getByRole('article').getByRole('heading').allTextContents();
  await page.getByLabel('Sort by').selectOption('Name');
  expect(await names()).toEqual(['Noggin Demo', 'Small One']);
  const row = page.getByRole('article', { name: 'Small One' });
  const name = row.getByRole('button', { name: 'Small One', exact: true });
  await expect(name).toHaveAttribute('aria-expanded', 'false');
  await expect(button(page, 'Show in folder')).toHaveCount(0);
  // Each row is one tab stop, and unfolds all facts and actions.
  await button(page, 'Noggin Demo').focus();
  await page.keyboard.press('ArrowDown');
  await expect(name).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(row.getByRole('button', { name: 'Show in folder' })).toBeVisible();
  await isAccessible(page, 'mine');
  await name.press('Enter');
  // The button is for the pointer, the Delete key for the keyboard; both can be undone.
  await name.press('Delete');
  await expect(button(page, 'Undo')).toBeFocused();
  await button(page, 'Undo').click();
  await expect(row).toHaveCount(1);
  await expect(row.getByRole('button', { name: 'Show in folder' })).toHaveCount(0);
  await tab('Mine').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tab('Discover')).toBeFocused();
  await expect(page.getByRole('region', { name: 'Models you can download' })).toBeVisible();
  await isAccessible(page, 'discover');
  await goTo(page, 'Home');
  await goTo(page, 'Models');
  await expect(tab('Discover')).toHaveAttribute('aria-selected', 'true');
});

test('a dozen models to discover are visible at once', async ({ stageWith, start }) => {
  const { page, electron } = await start((await stageWith({ bytes: MiB })).app);
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1100, 900));
  await goTo(page, 'Models');
  const tiles = page.locator('.model-tile');
  await tiles.first().evaluate((tile) => tile.scrollIntoView({ block: 'start' }));
  const seen = (): Promise<number> =>
    tiles.evaluateAll(
      (all) =>
        all.filter((tile) => {
          const { top, bottom } = tile.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        }).length,
    );
  await expect.poll(seen).toBeGreaterThanOrEqual(12);
  // A long list costs only its visible part: rows far below are rendered as they come near.
  await page.getByLabel('Only models that fit').uncheck();
  const last = tiles.last().getByRole('button');
  const isDrawn = (): Promise<boolean> =>
    last.evaluate((button) => button.checkVisibility({ contentVisibilityAuto: true }));
  await expect.poll(isDrawn).toBe(false);
  await tiles.first().getByRole('button').focus();
  await page.keyboard.press('End');
  await expect(last).toBeInViewport();
  await expect.poll(isDrawn).toBe(true);
});
