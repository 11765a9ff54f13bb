import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { RunningApp } from '../support/app/app.ts';
import type { Stage } from '../support/app/stage.ts';
import { sha256Of } from '../support/engine/invariants.ts';
import { damage } from '../support/library/damage.ts';
import { isAccessible } from './accessible.ts';
import { ask, button, expect, goTo, test } from './fixtures.ts';
import { install, more } from './installed.ts';
import { resize } from './window-size.ts';

const MiB = 1024 * 1024;
const pieceBytes = 4 * MiB;

/** What the window does on getting the focus back. */
async function comesBack({ electron }: RunningApp): Promise<void> {
  await electron.evaluate(({ app, BrowserWindow }) => {
    app.emit('browser-window-focus', {}, BrowserWindow.getAllWindows()[0]);
  });
}

const files = (stage: Stage): string[] => readdirSync(stage.app.modelsFolder);

test('delete, then undo: the model is restored', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const { page } = await start(stage.app);
  await install(page);
  await more(page, 'Delete');
  await expect(page.getByText(/Noggin Demo was removed/)).toBeVisible();
  await expect(button(page, 'Undo')).toBeFocused();
  expect(existsSync(stage.target)).toBe(false);
  await button(page, 'Undo').click();
  await expect(button(page, 'Show in folder')).toBeVisible();
  expect(sha256Of(stage.target)).toBe(stage.model.sha256);
  expect(files(stage)).toEqual([path.basename(stage.target)]);
});

test('hiding the message deletes nothing: the model can be restored for ten minutes', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const { page } = await start(stage.app);
  await install(page);
  await more(page, 'Delete');
  await expect(page.getByText('You can bring it back for ten minutes.')).toBeVisible();
  await button(page, 'Hide this message').click();
  await expect(page.getByText(/was removed/)).toHaveCount(0);
  await goTo(page, 'Models');
  await goTo(page, 'Home');
  await expect(page.getByText(/was removed/)).toHaveCount(0);
  expect(files(stage)).toHaveLength(1);
  // The page reloads, and shows what can still be restored.
  await page.reload();
  await button(page, 'Undo').click();
  await expect.poll(() => files(stage)).toEqual([path.basename(stage.target)]);
});

test('the message of a removal is readable at 200 % text', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const { page, electron } = await start(stage.app);
  await install(page);
  await more(page, 'Delete');
  await resize({ electron, page }, 720, 520, 2);
  // A line of it holds several words, beside or above its buttons.
  const text = page.getByText(/Noggin Demo was removed/);
  await expect.poll(() => text.evaluate((one) => one.getBoundingClientRect().width)).toBeGreaterThan(200);
  await expect(button(page, 'Free the space now')).toBeVisible();
});

test('delete, crash, undo after the restart; then delete for good', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const first = await start(stage.app);
  await install(first.page);
  await more(first.page, 'Delete');
  await expect(button(first.page, 'Undo')).toBeVisible();
  await first.kill();
  const { page } = await start(stage.app);
  await button(page, 'Undo').click();
  await expect(page.getByText('In use', { exact: true })).toBeVisible();
  await more(page, 'Delete');
  await button(page, 'Free the space now').click();
  await expect(page.getByText(/was removed/)).toHaveCount(0);
  await expect.poll(() => files(stage)).toEqual([]);
  await expect(button(page, 'Download')).toBeVisible();
});

test('B12: damage on the disk is detected, and a repair fetches the bad pieces only', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 32 * MiB });
  const app = await start(stage.app);
  const { page } = app;
  await install(page);
  damage(stage.target, 9 * MiB);
  damage(stage.target, 21 * MiB);
  await comesBack(app);
  await expect(page.getByText('Changed', { exact: true })).toBeVisible();
  await button(page, 'Check again').click();
  await expect(page.getByText('Damaged', { exact: true })).toBeVisible();
  await expect(page.getByText('Your model needs attention')).toBeVisible();
  const served = stage.host.bytesServed;
  await button(page, 'Repair').click();
  await expect(page.getByText('Installed', { exact: true })).toBeVisible();
  expect(stage.host.bytesServed - served).toBe(2 * pieceBytes);
  expect(sha256Of(stage.target)).toBe(stage.model.sha256);
  expect(files(stage)).toEqual([path.basename(stage.target)]);
});

test('B12: a missing file is detected at the start, and downloaded again on request', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const first = await start(stage.app);
  await install(first.page);
  await first.quit();
  unlinkSync(stage.target);
  const { page } = await start(stage.app);
  await expect(page.getByText('The file is no longer where it was.')).toBeVisible();
  await button(page, 'Download again').click();
  await expect(page.getByText('Installed', { exact: true })).toBeVisible();
  expect(sha256Of(stage.target)).toBe(stage.model.sha256);
});

test('B12: an unreachable folder keeps its entry, which comes back with it', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const app = await start(stage.app);
  const { page } = app;
  await install(page);
  const elsewhere = `${stage.app.modelsFolder} unplugged`;
  renameSync(stage.app.modelsFolder, elsewhere);
  await comesBack(app);
  await expect(page.getByText('Out of reach', { exact: true })).toBeVisible();
  await expect(button(page, 'Show in folder')).toHaveCount(0);
  renameSync(elsewhere, stage.app.modelsFolder);
  await button(page, 'Check again').click();
  await expect(page.getByText('Installed', { exact: true })).toBeVisible();
});

test('B11: an orphan partial is listed with its size, and removed on request only', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  mkdirSync(stage.app.modelsFolder);
  writeFileSync(
    path.join(stage.app.modelsFolder, 'old\u202Emodel.gguf.17.partial'),
    Buffer.alloc(3_000_000, 1),
  );
  const { page } = await start(stage.app);
  await goTo(page, 'Models');
  const section = page.getByRole('region', { name: 'Other files in the models folder' });
  await expect(section.getByText('old\uFFFDmodel.gguf.17.partial')).toBeVisible();
  await expect(section.getByText(/^3 MB/)).toBeVisible();
  expect(files(stage)).toHaveLength(1);
  await section.getByRole('button', { name: 'Remove' }).click();
  await expect(section).toHaveCount(0);
  await button(page, 'Free the space now').click();
  await expect.poll(() => files(stage)).toEqual([]);
});

test('B11: unknown files are adopted: a catalogue model at once, another after a warning', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const first = await start(stage.app);
  await install(first.page);
  const content = readFileSync(stage.target);
  await more(first.page, 'Delete');
  await button(first.page, 'Free the space now').click();
  await expect.poll(() => files(stage)).toEqual([]);
  await first.quit();
  writeFileSync(path.join(stage.app.modelsFolder, 'a copy.gguf'), content);
  const served = stage.host.bytesServed;
  const app = await start(stage.app);
  const { page } = app;
  await goTo(page, 'Models');
  await button(page, 'Find out what it is').click();
  await expect(page.getByRole('article', { name: 'Noggin Demo' }).getByText('Installed')).toBeVisible();
  expect(stage.host.bytesServed).toBe(served);
  writeFileSync(path.join(stage.app.modelsFolder, 'mine.gguf'), Buffer.concat([content, Buffer.from('!')]));
  await comesBack(app);
  await button(page, 'Find out what it is').click();
  await expect(page.getByText(/no publisher confirms it/)).toBeVisible();
  await button(page, 'Use it anyway').click();
  const mine = page.getByRole('article', { name: 'mine' });
  await expect(mine.getByText(/Unverified/)).toBeVisible();
  await expect(mine.getByText('In use')).toHaveCount(0);
  await mine.getByRole('button', { name: 'mine', exact: true }).click();
  await mine.getByRole('button', { name: 'More' }).click();
  await mine.getByRole('button', { name: 'Use this model' }).click();
  await expect(mine.getByText('In use', { exact: true })).toBeVisible();
  await expect(page.getByText('In use', { exact: true })).toHaveCount(1);
});

test('the receipt gives the origin of a model, and its path can be copied', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const { electron, page } = await start(stage.app);
  await install(page);
  await page.getByText('Details').click();
  await expect(page.getByText(stage.host.url('noggin-demo.gguf'))).toBeVisible();
  await expect(page.getByText(stage.model.sha256)).toBeVisible();
  await expect(page.getByText('Free for any use')).toBeVisible();
  await more(page, 'Copy path');
  await expect.poll(() => electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(stage.target);
});

test('the history lists every download, is filtered, and saved where the person says', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const { electron, page } = await start(stage.app);
  await install(page);
  await goTo(page, 'Downloads');
  const history = page.getByRole('region', { name: 'History of downloads' });
  const line = history.getByRole('button', { name: /^Noggin Demo/ });
  await line.click();
  const receipt = page.getByRole('dialog', { name: 'History of Noggin Demo' });
  await expect(receipt.getByText('Requested')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(receipt).toHaveCount(0);
  await expect(line).toBeFocused();
  await history.getByLabel('Search').fill('nothing like it');
  await expect(history.getByText('There is nothing to show.')).toBeVisible();
  await history.getByLabel('Search').fill('demo');
  await history.getByLabel('Show').selectOption('Failed');
  await expect(history.getByText('There is nothing to show.')).toBeVisible();
  await history.getByLabel('Show').selectOption('Done');
  await expect(history.getByText('Noggin Demo')).toBeVisible();
  const file = path.join(path.dirname(stage.app.home), 'history.json');
  await electron.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await history.getByRole('button', { name: 'Save as a file' }).click();
  await expect(history.getByText('Saved', { exact: true })).toBeVisible();
  const { downloads } = JSON.parse(readFileSync(file, 'utf8')) as { downloads: { moments: unknown[] }[] };
  expect(downloads).toHaveLength(1);
  expect(downloads[0]?.moments.length).toBeGreaterThan(3);
});

test('a page can name no path, and no file that main has not listed', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: MiB });
  const { page } = await start(stage.app);
  await expect(button(page, 'Download')).toBeVisible();
  const unknownId = '6f9619ff-8b86-4d01-b42d-00c04fc964ff';
  expect(await ask(page, 'library:remove-file', { id: stage.target })).toMatchObject({
    ok: false,
    error: { code: 'invalid-request' },
  });
  expect(await ask(page, 'library:remove-file', { id: unknownId })).toMatchObject({
    ok: false,
    error: { code: 'unknown-id' },
  });
});

test('axe finds nothing in the library', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 8 * MiB });
  const app = await start(stage.app);
  const { page } = app;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await install(page);
  damage(stage.target, 5 * MiB);
  writeFileSync(path.join(stage.app.modelsFolder, 'old.gguf.17.partial'), 'some');
  await comesBack(app);
  await goTo(page, 'Models');
  await button(page, 'Check again').click();
  await expect(button(page, 'Repair')).toBeVisible();
  await button(page, 'More').click();
  await page.getByText('Details').click();
  await isAccessible(page, 'damaged, with other files');
  await button(page, 'Delete').click();
  await expect(button(page, 'Undo')).toBeVisible();
  await isAccessible(page, 'removed');
  await goTo(page, 'Downloads');
  await page.getByRole('button', { name: /^Noggin Demo/ }).click();
  await expect(page.getByRole('dialog').getByText('Requested')).toBeVisible();
  await isAccessible(page, 'history');
});
