import { statfsSync } from 'node:fs';
import os from 'node:os';
import type { Page } from 'playwright/test';
import { isAccessible } from './accessible.ts';
import { button, expect, test } from './fixtures.ts';
import { onlyModels } from './only-models.ts';

const MiB = 1024 * 1024;
/** Fits the memory, but is slower than people read on a processor. */
const slowBytes = Math.round(os.totalmem() * 0.64);

const card = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });

test('the first run offers quick, balanced, and most capable, each with its speed and cost', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const { bavail, bsize } = statfsSync(os.tmpdir());
  test.skip(bavail * bsize < slowBytes + 1024 * MiB, 'the disk has no room for the largest model');
  onlyModels(stage, [
    { id: 'little', bytes: 50 * MiB, rank: 1 },
    { id: 'middle-one', bytes: 2048 * MiB, rank: 2 },
    { id: 'huge', bytes: slowBytes, rank: 3 },
  ]);
  const { page } = await start({ ...stage.app, firstRun: true });
  await button(page, 'Find my model').click();
  const choices = page.getByRole('group', { name: 'Choose by what matters to you' });
  await expect(choices.getByRole('radio')).toHaveCount(3);
  await expect(card(page, 'Balanced')).toBeChecked();
  const about = (name: string) => choices.locator('label', { has: card(page, name) });
  await expect(about('Balanced')).toContainText('Recommended');
  await expect(about('Balanced')).toContainText(/Writes .* words? a second/);
  await expect(about('Balanced')).toContainText(/Downloads in about \d+ minutes/);
  await expect(about('Balanced')).toContainText(/Leaves \d+ GB of memory for everything else/);
  await expect(about('Balanced')).toContainText('middle\u2011one');
  await expect(about('Most capable')).toContainText('Slow here');
  await expect(about('Most capable')).not.toContainText('Runs well');
  await isAccessible(page, 'three cards');

  const bar = page.locator('.offer-actions');
  await expect(bar).toContainText('middle\u2011one');
  await card(page, 'Balanced').press('ArrowLeft');
  await expect(card(page, 'Quick')).toBeChecked();
  await expect(page.getByRole('heading', { level: 2, name: 'little' })).toBeVisible();
  await expect(bar).toContainText('little');

  await button(page, 'See all').click();
  await expect(button(page, 'See all')).toHaveCount(0);
  await page.getByRole('radio', { name: 'huge' }).press('Space');
  await expect(card(page, 'Most capable')).toBeChecked();
  const row = page.locator('.radio-row', { hasText: 'huge' });
  await expect(row).toContainText('Slow here');
  await expect(page.getByRole('article')).toContainText('will answer slowly on this computer');
  await button(page, 'Show less').click();
  await expect(button(page, 'See all')).toBeVisible();
});
