import type { Page } from 'playwright/test';
import { button, expect, goTo, test } from './fixtures.ts';

const MiB = 1024 * 1024;

/** Chooses a model from the list and starts its download. */
async function choose(page: Page, name: string): Promise<void> {
  const list = button(page, 'Choose another');
  if ((await list.getAttribute('aria-expanded')) === 'false') await list.click();
  await page.getByRole('radio', { name, exact: true }).check();
  await button(page, 'Download').click();
}

test('downloads are queued, and a person reorders them', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 16 * MiB, others: 3, limits: { bytesPerSecond: 2 * MiB } });
  const { page } = await start(stage.app);
  await goTo(page, 'Settings');
  await page.getByLabel('Simultaneous downloads').selectOption('1');
  await goTo(page, 'Home');
  await button(page, 'Download').click();
  for (const name of ['Other 1', 'Other 2', 'Other 3']) await choose(page, name);
  const downloads = page.getByRole('region', { name: 'Downloads' });
  const names = (): Promise<string[]> =>
    downloads.getByRole('article').getByRole('heading').allTextContents();
  expect(await names()).toEqual(['Noggin Demo', 'Other 1', 'Other 2', 'Other 3']);
  const card = (name: string) => downloads.getByRole('article', { name });
  await expect(card('Noggin Demo').getByRole('button', { name: /^Move/ })).toHaveCount(0);
  await expect(card('Other 1').getByRole('button', { name: 'Move up' })).toHaveCount(0);

  // By keyboard, with the focus staying on the moved card.
  await card('Other 3').getByRole('button', { name: 'Move up' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(names).toEqual(['Noggin Demo', 'Other 1', 'Other 3', 'Other 2']);
  await expect(card('Other 3').getByRole('button', { name: 'Move up' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(names).toEqual(['Noggin Demo', 'Other 3', 'Other 1', 'Other 2']);
  await expect(card('Other 3').getByRole('button').first()).toBeFocused();

  await card('Noggin Demo').getByRole('button', { name: 'Cancel' }).click();
  await expect(card('Other 3').getByRole('progressbar')).toBeVisible();
  await expect(card('Other 3').getByRole('button', { name: /^Move/ })).toHaveCount(0);
  await expect(card('Other 1').getByRole('button', { name: 'Move up' })).toHaveCount(0);
});
