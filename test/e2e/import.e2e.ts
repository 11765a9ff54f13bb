import {
  existsSync,
  mkdirSync,
  readdirSync,
  statfsSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { sha256Of } from '../support/engine/invariants.ts';
import { writeGguf } from '../support/gguf/generate.ts';
import { isAccessible } from './accessible.ts';
import { answerDialog, folderOf } from './dialogs.ts';
import { dropOn } from './drop-on.ts';
import { button, expect, goTo, test } from './fixtures.ts';

const MiB = 1024 * 1024;
/** The seed that test/support/app/stage.ts generates the demo model with. */
const seed = 42;

test('a file is imported by copy: recognized by its hash, without a download', async ({
  stageWith,
  start,
}) => {
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

test('a person’s own file is moved in, and marked as not verified', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: MiB });
  const file = path.join(folderOf(stage), 'My Own.gguf');
  const { sha256 } = await writeGguf(file, { bytes: 4 * MiB, seed: 99 });
  const app = await start(stage.app);
  await answerDialog(app, file);
  await button(app.page, 'Import a file').click();
  await app.page.getByRole('radio', { name: 'Move it' }).check();
  await button(app.page, 'Import').click();
  await expect(app.page.getByRole('article', { name: 'My Own' })).toContainText('Unverified');
  expect(readdirSync(stage.app.modelsFolder)).toEqual(['my-own.gguf']);
  expect(sha256Of(path.join(stage.app.modelsFolder, 'my-own.gguf'))).toBe(sha256);
  await expect.poll(() => existsSync(file)).toBe(false);
});

test('what is no model is refused with a sentence; Escape closes it, and returns the focus', async ({
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

test('a file dropped on the window is offered, and a synthetic drop ignored', async ({
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
  await dropOn(electron, file);
  const dialog = page.getByRole('dialog', { name: 'Import this file?' });
  await expect(dialog).toContainText('dropped.gguf');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(button(page, 'Show in folder')).toBeVisible();
  expect(sha256Of(stage.target)).toBe(stage.model.sha256);
});

test('B5: a model is found in Ollama’s store and used: 0 bytes downloaded', async ({ stageWith, start }) => {
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
  // The bytes are on the disk once. With shared blocks the number does not show that; on ext4 it does.
  const ext4 = 0xef53;
  if (statfsSync(stage.app.modelsFolder).type === ext4) {
    expect(statSync(stage.target).ino).toBe(statSync(blob).ino);
  }
  expect(stage.host.bytesServed).toBe(0);
  expect(stage.host.requests).toHaveLength(0);
});

test('an unlisted model is offered as not verified, from the folder a program is configured for', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 8 * MiB });
  const home = path.join(folderOf(stage), 'home of ada');
  const drive = path.join(folderOf(stage), 'drive', 'maker', 'own');
  mkdirSync(path.join(home, '.lmstudio'), { recursive: true });
  mkdirSync(drive, { recursive: true });
  const settings = JSON.stringify({ downloadsFolder: path.join(folderOf(stage), 'drive') });
  writeFileSync(path.join(home, '.lmstudio', 'settings.json'), settings);
  await writeGguf(path.join(drive, 'Own-Q4_K_M.gguf'), { bytes: 2 * MiB, seed: 123 });
  const { page } = await start({ ...stage.app, environment: { HOME: home, OLLAMA_MODELS: '' } });
  await button(page, 'Look for models already on this computer').click();
  await expect(page.getByText(/in none of Noggin’s lists/)).toBeVisible();
  await expect(page.getByText('in the folder of LM Studio. 0 bytes to download.')).toBeVisible();
  await button(page, 'Use Own-Q4_K_M').click();
  await expect(button(page, 'Show in folder')).toBeVisible();
  await expect(page.getByRole('article', { name: 'Own-Q4_K_M' })).toContainText('Unverified');
  await expect(page.getByText(/in none of Noggin’s lists/)).toHaveCount(0);
  // Duplicates are listed the next time, with the space they take.
  await writeGguf(path.join(drive, 'Copy.gguf'), { bytes: 2 * MiB, seed: 123 });
  mkdirSync(path.join(home, 'Downloads'));
  await writeGguf(path.join(home, 'Downloads', 'From a friend.gguf'), { bytes: MiB, seed: 124 });
  await writeGguf(path.join(home, 'Downloads', 'From a friend (1).gguf'), { bytes: MiB, seed: 124 });
  await goTo(page, 'Models');
  await button(page, 'Look for models already on this computer').click();
  await expect(button(page, 'Use From a friend')).toBeVisible();
  await expect(button(page, 'Use From a friend (1)')).toHaveCount(0);
  await expect(page.getByText('in the folder of your downloads. 0 bytes to download.')).toBeVisible();
  const doubled = page.getByRole('region', { name: 'Models you also have elsewhere' });
  await expect(doubled.getByText('Models you have twice. The other copies take 3.1 MB')).toBeVisible();
  await expect(doubled.getByRole('listitem')).toContainText([
    /Another copy in the folder of LM Studio: 2\.1 MB\..*Copy\.gguf/,
    /.*Own-Q4_K_M\.gguf/,
    /Another copy in the folder of your downloads: 1 MB\..*From a friend \(1\)\.gguf/,
  ]);
  await isAccessible(page, 'models that are here twice');
});

test('B5: a model is found in the Hugging Face cache, behind its symlinks, while it is being downloaded', async ({
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
