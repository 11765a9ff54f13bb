import { isAccessible } from './accessible.ts';
import { ask, button, expect, goTo, test } from './fixtures.ts';

const MiB = 1024 * 1024;

test('one download has a limit of its own, at once and over a pause, and the others use the rest', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 24 * MiB, lighter: 24 * MiB });
  const { page } = await start(stage.app);
  // Slow enough to be limited during the transfer.
  await ask(page, 'settings:change', { bytesPerSecondLimit: 100_000, parallelDownloads: 2 });
  for (const modelId of [stage.model.id, 'small-one']) await ask(page, 'download:start', { modelId });
  await goTo(page, 'Downloads');
  const card = (name: string) => page.getByRole('article', { name });
  const slow = card('Noggin Demo');
  await slow.getByText('Details', { exact: true }).click();
  await expect(slow.getByText('All your downloads together are limited to 100 kB/s.')).toBeVisible();
  const limit = slow.getByLabel('Speed limit for this model');
  await expect(limit).toHaveValue('0');
  await limit.selectOption({ label: 'Another speed …' });
  await slow.getByLabel('Speed in MB/s').fill('0.02');
  await page.keyboard.press('Enter');
  await expect(limit.locator('option:checked')).toHaveText('20 kB/s');
  await isAccessible(page, 'limit of one download');

  await ask(page, 'settings:change', { bytesPerSecondLimit: null });
  await expect(page.getByText('Small One is ready.')).toBeVisible();
  await expect(slow.getByRole('progressbar')).toBeVisible();
  await slow.getByRole('button', { name: 'Pause', exact: true }).click();
  await slow.getByRole('button', { name: 'Resume', exact: true }).click();
  await expect(limit.locator('option:checked')).toHaveText('20 kB/s');
  await expect(slow.getByText('Your speed limit')).toBeVisible();

  await limit.selectOption({ label: 'No limit' });
  await expect(page.getByText('Noggin Demo is ready.')).toBeVisible();
  await expect(button(page, 'Pause')).toHaveCount(0);
});
