import path from 'node:path';
import { isAccessible } from './accessible.ts';
import { button, expect, goTo } from './fixtures.ts';
import { find, MiB, model, modelsIn, secret, test } from './hub-fixtures.ts';

test('words: found on the hub, sorted, page by page; a result opens its versions, and the way back keeps its place', async ({
  stageWith,
  start,
  hubWith,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const files = { 'Tiny-Coder-Q4_K_M.gguf': model(2 * MiB, 5), 'Tiny-Coder-Q8_0.gguf': model(4 * MiB, 6) };
  const many = Object.fromEntries(
    Array.from({ length: 24 }, (_, at) => [`crowd/Coder-${at}-GGUF`, { files, downloads: at }]),
  );
  const hub = await hubWith({
    repositories: {
      ...many,
      'org/Tiny-Coder-GGUF': { files, downloads: 1_234_567, license: 'apache-2.0', changed: '2026-03-05' },
      'other/Big-Coder-GGUF': { files, downloads: 99, likes: 500, license: 'llama3.3', gatedFor: secret },
    },
  });
  const { page } = await start({ ...stage.app, hub: hub.origin });
  await goTo(page, 'Models');
  await page.getByRole('tab', { name: 'Discover' }).click();
  // Nothing is asked before the person asks.
  await page.getByRole('searchbox', { name: 'Find a model' }).fill('coder');
  expect(hub.requests).toEqual([]);
  await button(page, 'Search Hugging Face for “coder”').click();
  const dialog = page.getByRole('dialog');
  const results = dialog.getByRole('listitem');
  await expect(results).toHaveCount(20);
  await expect(results.first()).toContainText(
    'org · 1.2M downloads · Free for any use · updated March 5, 2026',
  );
  await isAccessible(page, 'search results');
  await dialog.getByLabel('Sort by').selectOption('Most liked');
  await expect(results.first()).toContainText('Big-Coder-GGUF');
  await expect(results.first()).toContainText('Free, with conditions');
  await expect(results.first()).toContainText('terms to accept');
  await button(page, 'Show more').click();
  await expect(results).toHaveCount(26);
  // One stop of the Tab key; arrows move within.
  await results.nth(0).getByRole('button').focus();
  await page.keyboard.press('ArrowDown');
  await expect(results.nth(1).getByRole('button')).toBeFocused();
  await page.keyboard.press('End');
  await expect(results.nth(25).getByRole('button')).toBeFocused();
  await dialog.getByRole('button', { name: 'Tiny-Coder-GGUF', exact: true }).click();
  await expect(dialog.getByRole('radio', { name: /Q4_K_M/ })).toBeChecked();
  await expect(dialog.getByText('Recommended', { exact: true })).toBeVisible();
  await expect(dialog.getByText(/^Writes .* words a second$/).first()).toBeVisible();
  await isAccessible(page, 'versions of a result');
  await button(page, 'Back to the results').click();
  await expect(dialog.getByRole('button', { name: 'Tiny-Coder-GGUF', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await button(page, 'Download').click();
  await expect.poll(() => modelsIn(path.dirname(stage.target))).toHaveLength(1);
});

test('words that nothing is found by are said so; a name that is not there can be searched for', async ({
  stageWith,
  start,
  hubWith,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const files = { 'Tiny-Q4_K_M.gguf': model(MiB, 7) };
  const hub = await hubWith({ repositories: { 'org/Tiny-Chat-GGUF': { files } } });
  const { page } = await start({ ...stage.app, hub: hub.origin });
  await find(page, 'no such words');
  await expect(page.getByText(/has no model with these words/)).toBeVisible();
  await find(page, 'tiny/chat');
  await button(page, 'Search for “tiny/chat” instead').click();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Tiny-Chat-GGUF' })).toBeVisible();
});
