import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { writeGguf } from '../support/gguf/generate.ts';
import { isAccessible } from './accessible.ts';
import { folderOf } from './dialogs.ts';
import { button, expect, goTo } from './fixtures.ts';
import { find, MiB, model, modelsIn, secret, test } from './hub-fixtures.ts';
import { install } from './installed.ts';

test('words: results of the hub, sorted and paged; a result opens its versions, and closing them keeps its place', async ({
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
  // Nothing is requested before the person asks.
  await page.getByRole('searchbox', { name: 'Find a model' }).fill('coder');
  expect(hub.requests).toEqual([]);
  await button(page, 'Search Hugging Face for “coder”').click();
  const section = page.getByRole('region', { name: 'On Hugging Face' });
  const results = section.getByRole('listitem');
  await expect(results).toHaveCount(20);
  await expect(results.first()).toContainText(
    'org · 1.2M downloads · Free for any use · updated March 5, 2026',
  );
  await isAccessible(page, 'search results');
  await section.getByLabel('Sort by').selectOption('Most liked');
  await expect(results.first()).toContainText('Big-Coder-GGUF');
  await expect(results.first()).toContainText('Free, with conditions');
  await expect(results.first()).toContainText('terms to accept');
  await button(page, 'Show more').click();
  await expect(results).toHaveCount(26);
  // One tab stop; arrow keys move inside.
  await results.nth(0).getByRole('button').focus();
  await page.keyboard.press('ArrowDown');
  await expect(results.nth(1).getByRole('button')).toBeFocused();
  await page.keyboard.press('End');
  await expect(results.nth(25).getByRole('button')).toBeFocused();
  await section.getByRole('button', { name: 'Tiny-Coder-GGUF', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: /Q4_K_M/ })).toBeChecked();
  await expect(dialog.getByText('Recommended', { exact: true })).toBeVisible();
  await expect(dialog.getByText(/^Recommended: the best balance/)).toBeVisible();
  await expect(dialog.getByText(/^Writes .* words a second$/).first()).toBeVisible();
  await isAccessible(page, 'versions of a result');
  await button(page, 'Close').click();
  await expect(section.getByRole('button', { name: 'Tiny-Coder-GGUF', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await button(page, 'Download').click();
  await expect.poll(() => modelsIn(path.dirname(stage.target))).toHaveLength(1);
});

test('a search without results says so, and an unknown name can be searched for', async ({
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

test('the dialog searches by words as well, and returning to its results keeps the place', async ({
  stageWith,
  start,
  hubWith,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const files = { 'Tiny-Q4_K_M.gguf': model(MiB, 7) };
  const hub = await hubWith({ repositories: { 'org/Tiny-A-GGUF': { files }, 'org/Tiny-B-GGUF': { files } } });
  const { page } = await start({ ...stage.app, hub: hub.origin });
  await find(page, 'tiny');
  const result = page.getByRole('dialog').getByRole('button', { name: 'Tiny-B-GGUF', exact: true });
  await result.click();
  await expect(page.getByRole('radio', { name: /Q4_K_M/ })).toBeChecked();
  await button(page, 'Back to the results').click();
  await expect(result).toBeFocused();
});

test('one field searches all: installed models, other programs, the catalogue, and Hugging Face; a link shows its versions', async ({
  stageWith,
  start,
  hubWith,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const home = path.join(folderOf(stage), 'home');
  const folder = path.join(home, '.lmstudio', 'models', 'org', 'tiny');
  mkdirSync(folder, { recursive: true });
  await writeGguf(path.join(folder, 'Demo-Elsewhere.gguf'), { bytes: MiB, seed: 21 });
  const files = { 'Demo-Hub-Q4_K_M.gguf': model(MiB, 22) };
  const hub = await hubWith({ repositories: { 'org/Demo-Hub-GGUF': { files } } });
  const environment = { HOME: home, OLLAMA_MODELS: '' };
  const { page } = await start({ ...stage.app, hub: hub.origin, environment });
  await install(page);
  await goTo(page, 'Models');
  await button(page, 'Look for models already on this computer').click();
  await expect(button(page, 'Use Demo-Elsewhere')).toBeVisible();
  const field = page.getByRole('searchbox', { name: 'Find a model' });
  await field.fill('demo');
  await expect(page.getByRole('region', { name: 'Your models' }).getByRole('article')).toHaveCount(1);
  const elsewhere = page.getByRole('region', { name: 'Elsewhere on this computer' });
  await expect(elsewhere.getByText('Demo-Elsewhere', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Models you can download' })).toBeVisible();
  expect(hub.requests).toEqual([]);
  await field.press('Enter');
  const onHub = page.getByRole('region', { name: 'On Hugging Face' });
  await expect(onHub.getByRole('button', { name: 'Demo-Hub-GGUF' })).toBeVisible();
  await isAccessible(page, 'found everywhere');
  // Another word clears the earlier results.
  await field.fill('demo e');
  await expect(onHub.getByRole('button', { name: 'Demo-Hub-GGUF' })).toHaveCount(0);
  await field.fill('org/Demo-Hub-GGUF');
  await field.press('Enter');
  await expect(page.getByRole('dialog').getByRole('radio', { name: /Q4_K_M/ })).toBeChecked();
  await page.keyboard.press('Escape');
  await field.press('Escape');
  await expect(page.getByRole('tab', { name: 'Mine' })).toBeVisible();
});
