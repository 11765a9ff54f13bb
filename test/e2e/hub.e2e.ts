import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sha256Of } from '../support/engine/invariants.ts';
import { aFileSaying } from '../support/gguf/companions.ts';
import { tooMany } from '../support/hub/hub.ts';
import { isAccessible } from './accessible.ts';
import { button, expect, goTo, reaches } from './fixtures.ts';
import { find, MiB, model, modelsIn, secret, test } from './hub-fixtures.ts';

/** Everything the app has written, as one text. */
function written(home: string): string {
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

test('a companion file is labeled, and one known only by its header is skipped for the next best', async ({
  stageWith,
  start,
  hubWith,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const files = {
    'Tiny-Q4_K_M.gguf': aFileSaying({ 'general.type': 'adapter' }),
    'Tiny-Q8_0.gguf': model(6 * MiB, 2),
    'MTP/Tiny-MTP-Q4_K_M.gguf': model(MiB, 3),
  };
  const hub = await hubWith({ repositories: { 'org/Tiny-GGUF': { files } } });
  const { page } = await start({ ...stage.app, hub: hub.origin });
  await find(page, 'org/Tiny-GGUF');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Tiny-Q4_K_M.gguf (adapter)')).toBeVisible();
  await expect(dialog.getByText('MTP/Tiny-MTP-Q4_K_M.gguf (helps another model to be faster)')).toBeVisible();
  await expect(dialog.getByRole('radio', { name: /as good as the original/ })).toBeChecked();
  // Choosing it anyway explains its role.
  await dialog.getByRole('radio', { name: /nearly the full quality/ }).check();
  await expect(dialog.getByRole('alert')).toContainText('This is an adapter (LoRA)');
  await isAccessible(page, 'the dialog');
});

test('a name: its versions, a sensible default, another one chosen, installed, and verified', async ({
  stageWith,
  start,
  hubWith,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const files = { 'Tiny-Q4_K_M.gguf': model(4 * MiB, 1), 'Tiny-Q8_0.gguf': model(6 * MiB, 2) };
  const hub = await hubWith({ repositories: { 'org/Tiny-GGUF': { files } } });
  const { page } = await start({ ...stage.app, hub: hub.origin });
  await find(page, 'org/Tiny-GGUF');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: /nearly the full quality/ })).toBeChecked();
  await expect(dialog.getByText(/needs about .* of memory/)).toBeVisible();
  await isAccessible(page, 'the dialog');
  await dialog.getByRole('radio', { name: /as good as the original/ }).check();
  await dialog.getByRole('button', { name: 'Download', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(button(page, 'Show in folder')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Tiny-GGUF (Q8_0)' })).toBeVisible();
  const [name = ''] = modelsIn(stage.app.modelsFolder);
  expect(name).toMatch(/^tiny-q8_0-[0-9a-f]{8}\.gguf$/);
  expect(readFileSync(path.join(stage.app.modelsFolder, name)).equals(files['Tiny-Q8_0.gguf'])).toBe(true);
});

test('A12, A18: a gated model takes a token in place, which never reaches the CDN nor the disk', async ({
  stageWith,
  start,
  hubWith,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const files = { 'Closed-Q4_K_M.gguf': model() };
  const hub = await hubWith({ repositories: { 'org/closed': { files, gatedFor: secret } } });
  const { page } = await start({ ...stage.app, hub: hub.origin });
  await find(page, `${hub.origin}/org/closed`);
  await expect(page.getByRole('alert')).toHaveText(/accept its terms/);
  await expect(page.getByText(`Open ${hub.origin}/org/closed and sign in.`)).toBeVisible();
  await isAccessible(page, 'the dialog');
  await page.getByLabel('Access token').fill('hf_not_the_right_one');
  await button(page, 'Use this token').click();
  await expect(page.getByText(/does not give access yet/)).toBeVisible();
  await page.getByLabel('Access token').fill(secret);
  await button(page, 'Use this token').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/needs about .* of memory/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Download', exact: true }).click();
  await expect(button(page, 'Show in folder')).toBeVisible();
  expect(hub.requests.some(({ authorization }) => authorization === `Bearer ${secret}`)).toBe(true);
  expect(hub.tokensAtCdn()).toEqual([]);
  expect(written(stage.app.home)).not.toContain(secret);
  await goTo(page, 'Settings');
  await button(page, 'Remove the token').click();
  await expect(page.getByText('None. Noggin asks when a model needs one.')).toBeVisible();
});

test('A41: an expired token is reported, and blocks nobody', async ({ stageWith, start, hubWith }) => {
  const stage = await stageWith({ bytes: MiB });
  const expiredToken = 'hf_no_longer_good_1';
  const hub = await hubWith({
    repositories: {
      'org/closed': { files: { 'Closed-Q4_K_M.gguf': model() }, gatedFor: secret },
      'org/open': { files: { 'Open-Q4_K_M.gguf': model() } },
    },
    expiredToken,
  });
  const { page } = await start({ ...stage.app, hub: hub.origin });
  await find(page, 'org/closed');
  await page.getByLabel('Access token').fill(expiredToken);
  await button(page, 'Use this token').click();
  await expect(page.getByText(/no longer takes your access token/)).toBeVisible();
  await find(page, 'org/open');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/needs about .* of memory/)).toBeVisible();
  await expect(dialog.getByText(/no longer takes your access token/)).toBeVisible();
  await isAccessible(page, 'the dialog');
  await button(page, 'Close').click();
  await goTo(page, 'Settings');
  await expect(page.getByText(/no longer takes your access token/)).toBeVisible();
  await button(page, 'Remove the token').click();
  await expect(page.getByText(/no longer takes your access token/)).toHaveCount(0);
});

test('a split model is one: one card, one receipt, removed and restored as one', async ({
  stageWith,
  start,
  hubWith,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const files = {
    'Big-Q4_K_M-00001-of-00002.gguf': model(6 * MiB, 1),
    'Big-Q4_K_M-00002-of-00002.gguf': model(4 * MiB, 2),
  };
  const hub = await hubWith({
    repositories: { 'org/big': { files } },
    limits: { bytesPerSecond: 4 * MiB },
  });
  const { page } = await start({ ...stage.app, hub: hub.origin });
  await find(page, 'org/big');
  await page.getByRole('dialog').getByRole('button', { name: 'Download', exact: true }).click();
  const title = page.getByRole('heading', { name: 'big (Q4_K_M)', exact: true });
  await expect(title).toHaveCount(1);
  await expect(page.getByText(/ of 1[01](\.\d)? MB/)).toBeVisible();
  await reaches(page, 10);
  await button(page, 'Pause').click();
  await button(page, 'Resume').click();
  await expect(button(page, 'Show in folder')).toBeVisible();
  await expect(title).toHaveCount(1);
  expect(modelsIn(stage.app.modelsFolder)).toHaveLength(2);
  await page.getByText('Details', { exact: true }).first().click();
  await expect(page.getByText('SHA-256 of file 2 of 2')).toBeVisible();
  await button(page, 'More').click();
  await button(page, 'Delete').click();
  await expect(title).toHaveCount(0);
  await button(page, 'Undo').click();
  await expect(title).toHaveCount(1);
  expect(modelsIn(stage.app.modelsFolder)).toHaveLength(2);
});

test('A12: a download that waits for permission explains it on its card, and resumes with the token', async ({
  stageWith,
  start,
  hubWith,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const files = { 'Closed-Q4_K_M.gguf': model(16 * MiB) };
  const hub = await hubWith({
    repositories: { 'org/closed': { files, gatedFor: secret } },
    limits: { bytesPerSecond: 2 * MiB },
  });
  const first = await start({ ...stage.app, hub: hub.origin });
  await find(first.page, 'org/closed');
  await first.page.getByLabel('Access token').fill(secret);
  await button(first.page, 'Use this token').click();
  await first.page.getByRole('dialog').getByRole('button', { name: 'Download', exact: true }).click();
  await reaches(first.page, 10);
  await button(first.page, 'Pause').click();
  await goTo(first.page, 'Settings');
  await button(first.page, 'Remove the token').click();
  await goTo(first.page, 'Home');
  hub.expireSignatures();
  await button(first.page, 'Resume').click();
  const steps = first.page.getByRole('region', { name: 'How to get access' });
  await expect(steps.getByText(`Open ${hub.origin}/org/closed and sign in.`)).toBeVisible();
  await expect(button(first.page, 'Open the page')).toBeVisible();
  await steps.getByLabel('Access token').fill(secret);
  await button(first.page, 'Use this token').click();
  await goTo(first.page, 'Models');
  await expect(button(first.page, 'Show in folder')).toBeVisible();
});

test('a link without a published hash: a plain warning, installed, and marked as not verified', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const { page } = await start(stage.app);
  await find(page, stage.host.url('noggin-demo.gguf'));
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/can’t verify this file/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Download anyway' }).click();
  await expect(page.getByText(/^Unverified/)).toBeVisible();
  const [name = ''] = modelsIn(stage.app.modelsFolder);
  expect(sha256Of(path.join(stage.app.modelsFolder, name))).toBe(stage.model.sha256);
});

test('what is no model, no link, or missing is refused in place', async ({ stageWith, start, hubWith }) => {
  const stage = await stageWith({ bytes: MiB });
  const files = { 'Fake-Q4_K_M.gguf': Buffer.from('MZ this is a program') };
  const hub = await hubWith({ repositories: { 'org/fake': { files } } });
  const { page } = await start({ ...stage.app, hub: hub.origin });
  await find(page, 'org/fake');
  await expect(page.getByRole('alert')).toHaveText(
    /is not a model file that Noggin can use, or it is damaged/,
  );
  await expect(page.getByRole('dialog').getByRole('button', { name: /^Download/ })).toHaveCount(0);
  await find(page, 'https://pages.example/what-is-this');
  await expect(page.getByRole('alert')).toHaveText(/neither a link nor the name/);
  await find(page, 'org/none');
  await expect(page.getByRole('alert')).toHaveText(/no longer where it used to be/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(button(page, 'Search Hugging Face or add by link')).toBeFocused();
  expect(readdirSync(stage.app.home)).not.toContain('hub-token');
});

test('A14: a hub that asks to wait says for how long, and a retry works', async ({
  stageWith,
  start,
  hubWith,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const hub = await hubWith({ repositories: { 'org/busy': { files: { 'b-Q4_K_M.gguf': model(MiB) } } } });
  const { page } = await start({ ...stage.app, hub: hub.origin });
  hub.next(1, tooMany(55));
  await find(page, 'org/busy');
  await expect(page.getByRole('alert')).toHaveText(/Try again in 55 seconds/);
  await button(page, 'Try again').click();
  await expect(page.getByRole('dialog').getByText(/needs about .* of memory/)).toBeVisible();
});

test('A17: an expired signed address is renewed silently', async ({ stageWith, start, hubWith }) => {
  const stage = await stageWith({ bytes: MiB });
  const content = model(32 * MiB);
  const hub = await hubWith({ repositories: { 'org/long': { files: { 'long-Q4_K_M.gguf': content } } } });
  const { page } = await start({ ...stage.app, hub: hub.origin });
  await find(page, 'org/long');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/needs about .* of memory/)).toBeVisible();
  const halfWay = hub.cdn.bytesServed + 12 * MiB;
  const gate = hub.cdn.gateAt(halfWay);
  await dialog.getByRole('button', { name: 'Download', exact: true }).click();
  await hub.cdn.until(({ bytesServed }) => bytesServed >= halfWay);
  await reaches(page, 10);
  hub.expireSignatures();
  hub.cdn.dropConnections();
  gate.open();
  await expect(button(page, 'Show in folder')).toBeVisible();
  expect(hub.cdn.requests.some(({ status }) => status === 403)).toBe(true);
  const [name = ''] = modelsIn(stage.app.modelsFolder);
  expect(readFileSync(path.join(stage.app.modelsFolder, name)).equals(content)).toBe(true);
});
