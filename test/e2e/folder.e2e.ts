import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import Database from 'better-sqlite3';
import type { Page } from 'playwright/test';
import { ledgerFile, type RunningApp } from '../support/app/app.ts';
import type { Stage } from '../support/app/stage.ts';
import { sha256Of } from '../support/engine/invariants.ts';
import { writeGguf } from '../support/gguf/generate.ts';
import { button, expect, goTo, openModel, test } from './fixtures.ts';

const MiB = 1024 * 1024;
/** As test/support/app/stage.ts generates the demo model. */
const seed = 42;

/** What the next dialog of the system answers. */
async function answerDialog({ electron }: RunningApp, file: string): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
  }, file);
}

function folderOf(stage: Stage): string {
  return path.dirname(stage.app.home);
}

async function openSettings(page: Page): Promise<void> {
  await goTo(page, 'Settings');
}

/** Paths the ledger holds of installed models. */
function installedPaths(stage: Stage): string[] {
  const ledger = new Database(ledgerFile(stage.app.home), { readonly: true });
  try {
    return ledger.prepare('SELECT path FROM installed ORDER BY path').pluck().all() as string[];
  } finally {
    ledger.close();
  }
}

test('a file is imported by copy: known by its hash, nothing downloaded', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 8 * MiB });
  const file = path.join(folderOf(stage), 'Some File.gguf');
  await writeGguf(file, { bytes: 8 * MiB, seed });
  const app = await start(stage.app);
  await answerDialog(app, file);
  await button(app.page, 'Import a file').click();
  const dialog = app.page.getByRole('dialog', { name: 'Import this file?' });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('radio', { name: 'Make a copy' }).check();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(button(app.page, 'Show in folder')).toBeVisible();
  await expect(app.page.getByRole('article', { name: 'Noggin Demo' })).toBeVisible();
  expect(sha256Of(stage.target)).toBe(stage.model.sha256);
  expect(sha256Of(file)).toBe(stage.model.sha256);
  expect(stage.host.bytesServed).toBe(0);
});

test('a file of the person’s own is moved in, and it is said that nobody vouches for it', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const file = path.join(folderOf(stage), 'My Own.gguf');
  const { sha256 } = await writeGguf(file, { bytes: 4 * MiB, seed: 99 });
  const app = await start(stage.app);
  await answerDialog(app, file);
  await button(app.page, 'Import a file').click();
  await app.page.getByRole('radio', { name: 'Move it' }).check();
  await button(app.page, 'Import').click();
  await expect(app.page.getByRole('article', { name: 'My Own' })).toContainText(
    'Not verified by its publisher',
  );
  expect(readdirSync(stage.app.modelsFolder)).toEqual(['my-own.gguf']);
  expect(sha256Of(path.join(stage.app.modelsFolder, 'my-own.gguf'))).toBe(sha256);
  await expect.poll(() => existsSync(file)).toBe(false);
});

test('what is no model is refused with a sentence; Escape closes it, and the focus is back', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const file = path.join(folderOf(stage), 'holiday.gguf');
  writeFileSync(file, 'a picture, perhaps');
  const app = await start(stage.app);
  await answerDialog(app, file);
  await button(app.page, 'Import a file').click();
  const dialog = app.page.getByRole('dialog', { name: 'This file cannot be imported' });
  await expect(dialog).toContainText('This is not a model file that Noggin can use');
  await app.page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(button(app.page, 'Import a file')).toBeFocused();
  expect(existsSync(stage.app.modelsFolder) ? readdirSync(stage.app.modelsFolder) : []).toEqual([]);
});

test('a file dropped on the window is offered; one that a page makes up is not', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const file = path.join(folderOf(stage), 'dropped.gguf');
  await writeGguf(file, { bytes: MiB, seed });
  const { electron, page } = await start(stage.app);
  await expect(button(page, 'Import a file')).toBeVisible();
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['GGUF'], 'made-up.gguf'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
  });
  // What a hand does, as Chromium gets it.
  await electron.evaluate(async ({ webContents }, dropped) => {
    const [contents] = webContents.getAllWebContents();
    contents?.debugger.attach();
    const data = { items: [], files: [dropped], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop']) {
      await contents?.debugger.sendCommand('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
    }
    contents?.debugger.detach();
  }, file);
  const dialog = page.getByRole('dialog', { name: 'Import this file?' });
  await expect(dialog).toContainText('dropped.gguf');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(button(page, 'Show in folder')).toBeVisible();
  expect(sha256Of(stage.target)).toBe(stage.model.sha256);
});

test('B5: found in the store of Ollama and used: 0 bytes downloaded', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 8 * MiB });
  const home = path.join(folderOf(stage), 'home of ada');
  const blobs = path.join(home, '.ollama', 'models', 'blobs');
  mkdirSync(blobs, { recursive: true });
  const blob = path.join(blobs, `sha256-${stage.model.sha256}`);
  await writeGguf(blob, { bytes: 8 * MiB, seed });
  const { page } = await start({ ...stage.app, environment: { HOME: home, OLLAMA_MODELS: '' } });
  await button(page, 'Look for models already on this computer').click();
  await expect(page.getByText('in the folder of Ollama. 0 bytes to download.')).toBeVisible();
  await button(page, 'Use Noggin Demo').click();
  await expect(button(page, 'Show in folder')).toBeVisible();
  await expect(page.getByText(/It was already on this computer/)).toBeVisible();
  await expect(button(page, 'Use Noggin Demo')).toHaveCount(0);
  expect(sha256Of(stage.target)).toBe(stage.model.sha256);
  // No second set of bytes on the disk. Where blocks can be shared that is not seen in the number; on ext4 it is.
  const ext4 = 0xef53;
  if (statfsSync(stage.app.modelsFolder).type === ext4) {
    expect(statSync(stage.target).ino).toBe(statSync(blob).ino);
  }
  expect(stage.host.bytesServed).toBe(0);
  expect(stage.host.requests).toHaveLength(0);
});

test('B5: found in the Hugging Face cache, behind its links, while it is being downloaded', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 16 * MiB, limits: { bytesPerSecond: MiB / 2 } });
  const cache = path.join(folderOf(stage), 'hf');
  const repository = path.join(cache, 'hub', 'models--noggin--demo');
  const blob = path.join(repository, 'blobs', stage.model.sha256);
  mkdirSync(path.dirname(blob), { recursive: true });
  mkdirSync(path.join(repository, 'snapshots', 'abc'), { recursive: true });
  await writeGguf(blob, { bytes: 16 * MiB, seed });
  symlinkSync(
    path.join('..', '..', 'blobs', stage.model.sha256),
    path.join(repository, 'snapshots', 'abc', 'demo.gguf'),
  );
  const { page } = await start({ ...stage.app, environment: { HF_HOME: cache, HF_HUB_CACHE: '' } });
  await button(page, 'Download').click();
  await expect(button(page, 'Pause')).toBeVisible();
  await button(page, 'Look for models already on this computer').click();
  await button(page, 'Use Noggin Demo').click();
  await expect(button(page, 'Show in folder')).toBeVisible();
  await expect(button(page, 'Pause')).toHaveCount(0);
  expect(sha256Of(stage.target)).toBe(stage.model.sha256);
  await expect.poll(() => readdirSync(stage.app.modelsFolder)).toEqual([path.basename(stage.target)]);
  expect(stage.host.bytesServed).toBeLessThan(stage.model.bytes);
});

test('the next download lands in the folder that was chosen, also after a restart', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const home = path.join(folderOf(stage), 'home');
  mkdirSync(home);
  const free = { ...stage.app, environment: { HOME: home, NOGGIN_MODELS_DIR: '' } };
  const other = path.join(folderOf(stage), 'my "other" disk');
  mkdirSync(other);
  const first = await start(free);
  await answerDialog(first, other);
  await openSettings(first.page);
  await button(first.page, 'Choose another folder').click();
  await expect(button(first.page, 'Use the usual folder')).toBeVisible();
  await first.quit();
  const second = await start(free);
  await button(second.page, 'Download').click();
  await expect(button(second.page, 'Show in folder')).toBeVisible();
  expect(sha256Of(path.join(other, 'noggin-demo.gguf'))).toBe(stage.model.sha256);
});

test('a folder that is set from outside is not offered to be changed', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: MiB });
  const { page } = await start(stage.app);
  await openSettings(page);
  await expect(page.getByText(/set by whoever looks after this computer/)).toBeVisible();
  await expect(button(page, 'Choose another folder')).toHaveCount(0);
});

/** Folders of tests on the other disk. */
const elsewhere: string[] = [];
test.afterEach(() => {
  for (const folder of elsewhere.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test('the library moves to another disk: kill -9 in the middle, and it goes on to the end', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const home = path.join(folderOf(stage), 'home');
  mkdirSync(home);
  const free = { ...stage.app, environment: { HOME: home, NOGGIN_MODELS_DIR: '' } };
  // Another disk where there is one: there it is copied byte by byte.
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
  await expect(button(first.page, 'Show in folder')).toHaveCount(2);
  const before = installedPaths(stage);

  await answerDialog(first, other);
  await openSettings(first.page);
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
  // Whatever moment it was: every model the ledger names is there.
  for (const file of installedPaths(stage)) expect(existsSync(file)).toBe(true);

  const second = await start(free);
  await expect(second.page.getByText(/Moving|moving/)).toHaveCount(0, { timeout: 30_000 });
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
    await expect(page.getByRole('article', { name: 'Mine' })).toBeVisible();
    await goTo(page, 'Models');
    await button(page, 'Look for models already on this computer').click();
    await expect(button(page, 'Use Noggin Demo')).toBeVisible();
    await openSettings(page);
    const other = path.join(folderOf(stage), 'other');
    mkdirSync(other);
    await answerDialog(app, other);
    await button(page, 'Choose another folder').click();
    await expect(page.getByText(/1 model \(.*\) is in another folder/)).toBeVisible();
    await isAccessible(page, 'found, and the folder');
    // A drive that is away: the move stops with a sentence and a way on.
    rmSync(other, { recursive: true });
    await button(page, 'Move my models there').click();
    await expect(page.getByText('Is its drive connected?')).toBeVisible();
    await isAccessible(page, 'a move that stopped');
    mkdirSync(other);
    await button(page, 'Try again').click();
    await expect.poll(() => readdirSync(other)).toEqual(['mine.gguf']);
  });
}

async function isAccessible(page: Page, screen: string): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(found, screen).toEqual([]);
}
