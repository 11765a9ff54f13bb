import { isAccessible } from './accessible.ts';
import { ask, button, expect, goTo, test } from './fixtures.ts';
import { install } from './installed.ts';

const MiB = 1024 * 1024;

test('all downloads in one line: speed and time; paused and resumed together; each stays ready until it was seen', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 48 * MiB, lighter: 32 * MiB });
  const { page } = await start(stage.app);
  await ask(page, 'settings:change', { bytesPerSecondLimit: 2 * MiB, parallelDownloads: 2 });
  for (const modelId of [stage.model.id, 'small-one']) await ask(page, 'download:start', { modelId });
  await goTo(page, 'Downloads');
  const all = page.getByRole('region', { name: 'All downloads' });
  await expect(all).toContainText('2 downloads');
  await expect(all).toContainText(/MB\/s/);
  await expect(all).toContainText(/(minutes?|a minute) left/);
  await isAccessible(page, 'all downloads');
  await button(page, 'Pause all').click();
  await expect(page.getByRole('button', { name: 'Resume', exact: true })).toHaveCount(2);
  await ask(page, 'settings:change', { bytesPerSecondLimit: null });
  await button(page, 'Resume all').click();
  const arrived = page.getByRole('region', { name: 'Just arrived' });
  await expect(arrived.getByText(/is ready\.$/)).toHaveCount(2);
  await expect(all).toHaveCount(0);
  await arrived.getByRole('button', { name: 'Use it' }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await arrived.getByRole('button', { name: 'Hide the message about Small One' }).click();
  await goTo(page, 'Home');
  await goTo(page, 'Downloads');
  await expect(arrived.getByText(/is ready\.$/)).toHaveCount(1);
});

test('the history gives moments to the second and durations, shows the file, and downloads it again', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const { page } = await start(stage.app);
  await install(page);
  await goTo(page, 'Downloads');
  await page.getByRole('button', { name: /^Noggin Demo/ }).click();
  const story = page.getByRole('dialog', { name: 'History of Noggin Demo' });
  await expect(story.getByText(/^Took .*seconds?, with all pauses\.$/)).toBeVisible();
  await expect(story.getByText(/\d:\d\d:\d\d/).first()).toBeVisible();
  await expect(story.getByRole('button', { name: 'Show in folder' })).toBeVisible();
  await isAccessible(page, 'history of one');
  await page.keyboard.press('Escape');
  await ask(page, 'library:remove', { modelId: stage.model.id });
  await page.getByRole('button', { name: /^Noggin Demo/ }).click();
  await story.getByRole('button', { name: 'Download again' }).click();
  await expect(story).toHaveCount(0);
  await expect(page.getByText('Noggin Demo is ready.')).toBeVisible();
});
