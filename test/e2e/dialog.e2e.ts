import type { Page } from 'playwright/test';
import type { RunningApp } from '../support/app/app.ts';
import { button, expect, goTo, test } from './fixtures.ts';
import { install } from './installed.ts';
import { resize } from './window-size.ts';

const MiB = 1024 * 1024;

/** The color of the window at a point, as rendered by the system. */
async function colourAt({ electron }: RunningApp, x: number, y: number): Promise<readonly number[]> {
  return electron.evaluate(
    async ({ BrowserWindow }, at) => {
      const [window] = BrowserWindow.getAllWindows();
      const image = await window?.webContents.capturePage();
      const { width = 0 } = image?.getSize() ?? {};
      const start = (at.y * width + (at.x < 0 ? width + at.x : at.x)) * 4;
      return [...(image?.toBitmap().subarray(start, start + 3) ?? [])];
    },
    { x, y },
  );
}

const openModel = async (page: Page): Promise<void> => {
  await goTo(page, 'Models');
  await page.locator('.row-button').first().click();
};

test('a dialog with text begins at its visible title', async ({ stageWith, start }) => {
  const { page } = await start((await stageWith({ bytes: MiB, others: 2 })).app);
  await openModel(page);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { level: 2 }).and(dialog.locator('.offer-name'))).toBeFocused();
});

test('at 200 % text, title and close button of a dialog stay visible while scrolling', async ({
  stageWith,
  start,
}) => {
  const app = await start((await stageWith({ bytes: MiB })).app);
  const { page } = app;
  await install(page);
  await resize(app, 720, 620, 2);
  await button(page, 'Use it').click();
  const dialog = page.getByRole('dialog');
  const last = dialog.getByText('Ollama', { exact: true });
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport();
  await expect(dialog.getByRole('heading', { name: 'Use Noggin Demo' })).toBeInViewport();
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeInViewport();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no unpainted strip shows beside a dialog, ${colorScheme}`, async ({ stageWith, start }) => {
    const app = await start((await stageWith({ bytes: MiB })).app);
    const { page } = app;
    await page.emulateMedia({ colorScheme });
    await install(page);
    const before = await colourAt(app, 2, 300);
    await button(page, 'Use it').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    const veiled = (): Promise<readonly number[]> => colourAt(app, 2, 300);
    await expect.poll(veiled).not.toEqual(before);
    const [page2, strip] = [await veiled(), await colourAt(app, -3, 300)];
    // The backdrop is laid over one and blended into the other: they differ by rounding at most.
    for (const [index, part] of strip.entries())
      expect(Math.abs(part - (page2[index] ?? 0))).toBeLessThanOrEqual(2);
  });
}

test('Details open at once, with all their content', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 16 * MiB, limits: { bytesPerSecond: MiB } });
  const { page } = await start(stage.app);
  await button(page, 'Download').click();
  const details = page.locator('.card:has([role="progressbar"]) details.disclosure').first();
  await expect(details).toBeVisible();
  // Right at the click: later content would shift the page.
  const heights = await details.evaluate(async (element) => {
    const height = (): number => Math.round(element.getBoundingClientRect().height);
    element.querySelector('summary')?.click();
    const first = height();
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    return [first, height()];
  });
  expect(heights[0]).toBe(heights[1]);
});
