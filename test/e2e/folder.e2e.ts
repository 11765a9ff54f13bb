import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { ledgerFile } from '../support/app/app.ts';
import type { Stage } from '../support/app/stage.ts';
import { sha256Of } from '../support/engine/invariants.ts';
import { writeGguf } from '../support/gguf/generate.ts';
import { readLedger } from '../support/ledger/copy.ts';
import { isAccessible } from './accessible.ts';
import { answerDialog, folderOf } from './dialogs.ts';
import { button, expect, goTo, openModel, test } from './fixtures.ts';

const MiB = 1024 * 1024;
/** The seed that test/support/app/stage.ts generates the demo model with. */
const seed = 42;

/** Paths of installed models in the ledger. */
function installedPaths(stage: Stage): string[] {
  return readLedger(
    ledgerFile(stage.app.home),
    (ledger) => ledger.prepare('SELECT path FROM installed ORDER BY path').pluck().all() as string[],
  );
}

test('the next download goes to the chosen folder, also after a restart', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const home = path.join(folderOf(stage), 'home');
  mkdirSync(home);
  const free = { ...stage.app, environment: { HOME: home, NOGGIN_MODELS_DIR: '' } };
  const other = path.join(folderOf(stage), 'my "other" disk');
  mkdirSync(other);
  const first = await start(free);
  await answerDialog(first, other);
  await goTo(first.page, 'Settings');
  await button(first.page, 'Choose another folder').click();
  await expect(button(first.page, 'Use the usual folder')).toBeVisible();
  await first.quit();
  const second = await start(free);
  await button(second.page, 'Download').click();
  await expect(button(second.page, 'Show in folder')).toBeVisible();
  expect(sha256Of(path.join(other, 'noggin-demo.gguf'))).toBe(stage.model.sha256);
});

test('a folder set from outside is read-only', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: MiB });
  const { page } = await start(stage.app);
  await goTo(page, 'Settings');
  await expect(page.getByText(/set by your administrator/)).toBeVisible();
  await expect(button(page, 'Choose another folder')).toHaveCount(0);
});

/** Folders of tests on the other disk. */
const elsewhere: string[] = [];
test.afterEach(() => {
  for (const folder of elsewhere.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test('moving the library to another disk survives kill -9 in the middle', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const home = path.join(folderOf(stage), 'home');
  mkdirSync(home);
  const free = { ...stage.app, environment: { HOME: home, NOGGIN_MODELS_DIR: '' } };
  // Another disk where there is one, so that files are copied byte by byte.
  const memoryDisk = '/dev/shm';
  const other = existsSync(memoryDisk)
    ? path.join(memoryDisk, path.basename(folderOf(stage)))
    : path.join(folderOf(stage), 'other disk');
  mkdirSync(other);
  elsewhere.push(other);
  test.info().annotations.push({ type: 'other disk', description: other });
  const large = path.join(folderOf(stage), 'Large One.gguf');
  const { sha256 } = await writeGguf(large, { bytes: 1024 * MiB, seed: 12 });

  const first = await start(free);
  await answerDialog(first, large);
  await button(first.page, 'Import a file').click();
  await first.page.getByRole('radio', { name: 'Move it' }).check();
  await button(first.page, 'Import').click();
  await expect(first.page.getByRole('article', { name: 'Large One' })).toBeVisible();
  const demo = await openModel(first.page, 'Noggin Demo');
  await demo.getByRole('button', { name: 'Download', exact: true }).click();
  await goTo(first.page, 'Models');
  await first.page.getByRole('tab', { name: 'Mine' }).click();
  await expect(first.page.getByRole('tabpanel').getByRole('article')).toHaveCount(2);
  const before = installedPaths(stage);

  await answerDialog(first, other);
  await goTo(first.page, 'Settings');
  await button(first.page, 'Choose another folder').click();
  await expect(first.page.getByText(/2 models \(.*\) are in other folders/)).toBeVisible();
  await button(first.page, 'Move my models there').click();
  await expect(first.page.getByRole('heading', { name: 'Moving your models' })).toBeVisible();
  await expect
    .poll(
      () => {
        const incoming = readdirSync(other).find((name) => name.endsWith('.incoming'));
        return incoming === undefined ? 0 : statSync(path.join(other, incoming)).size;
      },
      { intervals: [5] },
    )
    .toBeGreaterThan(64 * MiB);
  await first.kill();
  // Whatever the moment, every model in the ledger exists.
  for (const file of installedPaths(stage)) expect(existsSync(file)).toBe(true);

  const second = await start(free);
  await expect(second.page.getByText(/Moving|moving/)).toHaveCount(0);
  await expect.poll(() => installedPaths(stage).map((file) => path.dirname(file))).toEqual([other, other]);
  expect(sha256Of(path.join(other, 'large-one.gguf'))).toBe(sha256);
  expect(sha256Of(path.join(other, 'noggin-demo.gguf'))).toBe(stage.model.sha256);
  await expect.poll(() => readdirSync(other).sort()).toEqual(['large-one.gguf', 'noggin-demo.gguf']);
  await expect.poll(() => before.filter((file) => existsSync(file))).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the dialog, the search and the folder, ${colorScheme}`, async ({
    stageWith,
    start,
  }) => {
    const stage = await stageWith({ bytes: MiB });
    const home = path.join(folderOf(stage), 'home');
    const store = path.join(home, '.lmstudio', 'models');
    mkdirSync(store, { recursive: true });
    await writeGguf(path.join(store, 'demo.gguf'), { bytes: MiB, seed });
    const file = path.join(folderOf(stage), 'Mine.gguf');
    await writeGguf(file, { bytes: MiB, seed: 3 });
    const environment = { HOME: home, NOGGIN_MODELS_DIR: '' };
    const app = await start({ ...stage.app, colorScheme, environment });
    const { page } = app;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await answerDialog(app, file);
    await button(page, 'Import a file').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await isAccessible(page, 'the dialog');
    await button(page, 'Import').click();
    // Only then does the layout under the pointer stand still.
    const mine = page.getByRole('article', { name: 'Mine' });
    await expect(mine.getByText('Installed', { exact: true })).toBeVisible();
    await goTo(page, 'Models');
    await button(page, 'Look for models already on this computer').click();
    await expect(button(page, 'Use Noggin Demo')).toBeVisible();
    await goTo(page, 'Settings');
    const other = path.join(folderOf(stage), 'other');
    mkdirSync(other);
    await answerDialog(app, other);
    await button(page, 'Choose another folder').click();
    await expect(page.getByText(/1 model \(.*\) is in another folder/)).toBeVisible();
    await isAccessible(page, 'found, and the folder');
    // A missing drive: the move stops with a sentence and a way out.
    rmSync(other, { recursive: true });
    await button(page, 'Move my models there').click();
    await expect(page.getByText('Is its drive connected?')).toBeVisible();
    await isAccessible(page, 'a move that stopped');
    mkdirSync(other);
    await button(page, 'Try again').click();
    await expect.poll(() => readdirSync(other)).toEqual(['mine.gguf']);
  });
}
