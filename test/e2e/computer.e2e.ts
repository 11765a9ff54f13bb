import { existsSync, readdirSync } from 'node:fs';
import type { Locator, Page } from 'playwright/test';
import { button, expect, goTo, test } from './fixtures.ts';
import { onlyModels } from './only-models.ts';

const MiB = 1024 * 1024;

function computer(page: Page): Locator {
  return page.getByRole('region', { name: 'This computer', exact: true });
}

function offer(page: Page): Locator {
  return page.getByRole('region', { name: 'Choose a model' }).getByRole('article');
}

test('the computer in words, with every fact under Details', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: MiB });
  const { page } = await start(stage.app);
  await expect(computer(page)).toContainText(/\d GB of memory/);
  await expect(computer(page).getByText('Processor')).toBeHidden();
  await computer(page).locator('summary').click();
  await expect(computer(page).getByText('still looking')).toHaveCount(0);
  for (const name of ['Processor', 'Memory', 'Graphics', 'Disk for models', 'Format of the disk']) {
    await expect(computer(page).getByText(name, { exact: true })).toBeVisible();
  }
  await expect(computer(page)).toContainText(stage.app.modelsFolder);
});

test('the recommended model has its reason, and a lighter one beside it to choose', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB });
  onlyModels(stage, [
    { id: 'light', bytes: 50 * MiB, rank: 1 },
    { id: 'middle', bytes: 500 * MiB, rank: 2 },
    { id: 'giant', bytes: 2 ** 43, rank: 3 },
  ]);
  const { page } = await start(stage.app);
  await expect(offer(page).getByRole('heading')).toHaveText('middle');
  await expect(offer(page)).toContainText('The most capable model');
  await offer(page)
    .getByRole('button', { name: /^Quick light/ })
    .click();
  await expect(offer(page).getByRole('heading')).toHaveText('light');
  await expect(offer(page).getByText('Your choice')).toBeVisible();
  await offer(page)
    .getByRole('button', { name: /^Most capable middle/ })
    .click();
  await expect(offer(page).getByRole('heading')).toHaveText('middle');
  await offer(page).locator('summary', { hasText: 'Details' }).click();
  await expect(offer(page)).toContainText(/for the model, .* for the conversation, .* for the program/);
  await expect(offer(page).getByText('Runs well', { exact: true })).toBeVisible();
});

test('B1: a model larger than the disk space is never recommended, and says so when chosen', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB });
  onlyModels(stage, [
    { id: 'small', bytes: 50 * MiB, rank: 1 },
    { id: 'giant', bytes: 2 ** 43, rank: 99 },
  ]);
  const { page } = await start(stage.app);
  await expect(offer(page).getByRole('heading')).toHaveText('small');
  await button(page, 'Choose another').click();
  await page.getByRole('button', { name: /^Show 1 / }).click();
  await page.getByRole('radio', { name: 'giant' }).press('Space');
  const problem = offer(page)
    .getByRole('paragraph')
    .filter({ hasText: /Not enough disk space: 8.8 TB needed/ });
  await expect(problem).toBeVisible();
  await expect(offer(page).getByText(/It will not run well here/)).toBeVisible();
});

test('the connection is measured on request only, and nothing is stored', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 128 * MiB, limits: { bytesPerSecond: 8 * MiB } });
  const { page } = await start(stage.app);
  await expect(offer(page).getByText(/on a typical connection/)).toBeVisible();
  expect(stage.host.requests.length).toBe(0);
  await button(page, 'Test my connection').click();
  await expect(offer(page).getByText(/Testing for about five seconds/)).toBeVisible();
  await expect(offer(page).getByText(/at the speed measured just now \(\d+(\.\d)? MB\/s\)/)).toBeVisible();
  await expect(button(page, 'Test again')).toBeFocused();
  await stage.host.until((host) => host.connections.open === 0);
  expect(stage.host.connections.peak).toBeLessThanOrEqual(4);
  expect(existsSync(stage.app.modelsFolder) ? readdirSync(stage.app.modelsFolder) : []).toEqual([]);
  // A download afterwards works as usual.
  stage.host.limit({});
  await button(page, 'Download').click();
  await expect(button(page, 'Show in folder')).toBeVisible();
});

test('a measurement can be stopped, which restores the earlier result', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 128 * MiB, limits: { bytesPerSecond: 4 * MiB } });
  const { page } = await start(stage.app);
  await button(page, 'Test my connection').click();
  await stage.host.until((host) => host.bytesServed > MiB);
  await button(page, 'Stop the test').click();
  await expect(offer(page).getByText(/on a typical connection/)).toBeVisible();
  await expect(button(page, 'Test my connection')).toBeFocused();
  await stage.host.until((host) => host.connections.open === 0);
});

test('A12: a failed measurement gives its reason in words', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 16 * MiB, faults: { status: 403 } });
  const { page } = await start(stage.app);
  await button(page, 'Test my connection').click();
  await expect(offer(page).getByText(/The test failed.*does not let Noggin have this model/)).toBeVisible();
  stage.host.set({});
  await button(page, 'Test again').click();
  await expect(offer(page).getByText(/measured just now/)).toBeVisible();
});

test('a speed limit of the person’s lengthens the download time', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 64 * MiB });
  onlyModels(stage, [{ id: 'long', bytes: 600_000_000, rank: 1 }]);
  const { page } = await start(stage.app);
  await expect(offer(page).getByText('about 2 minutes on a typical connection')).toBeVisible();
  await goTo(page, 'Settings');
  await page.getByLabel('Speed limit').selectOption({ label: '1 MB/s' });
  await goTo(page, 'Home');
  await expect(offer(page).getByText(/^about 10 minutes/)).toBeVisible();
});
