import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sha256Of } from '../support/engine/invariants.ts';
import { button, expect, goTo, progressBar, reaches, test } from './fixtures.ts';

const MiB = 1024 * 1024;

test('recommended, downloaded, paused, resumed, verified, installed', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 32 * MiB, limits: { bytesPerSecond: 16 * MiB } });
  const { page } = await start(stage.app);
  await button(page, 'Download').click();
  await reaches(page, 20);
  await expect(progressBar(page)).toHaveAttribute('aria-valuetext', /percent/);
  await button(page, 'Pause').click();
  await expect(button(page, 'Resume')).toBeVisible();
  await expect(button(page, 'Pause')).toHaveCount(0);
  await button(page, 'Resume').click();
  await expect(button(page, 'Show in folder')).toBeVisible();
  expect(sha256Of(stage.target)).toBe(stage.model.sha256);
  expect(readdirSync(stage.app.modelsFolder)).toEqual([path.basename(stage.target)]);
});

test('C1: after kill -9 of the whole app the download resumes automatically, and says so once', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ limits: { bytesPerSecond: 16 * MiB } });
  const first = await start(stage.app);
  await button(first.page, 'Download').click();
  await reaches(first.page, 40);
  await first.kill();
  const second = await start(stage.app);
  await expect(second.page.getByText(/was interrupted/)).toBeVisible();
  await expect(button(second.page, 'Show in folder')).toBeVisible();
  expect(sha256Of(stage.target)).toBe(stage.model.sha256);
  expect(stage.host.bytesServed - stage.model.bytes).toBeLessThanOrEqual(64 * MiB);
});

test('C3: quitting in the middle loses nothing, and the next start resumes', async ({ stageWith, start }) => {
  const stage = await stageWith({ limits: { bytesPerSecond: 16 * MiB } });
  const first = await start(stage.app);
  await button(first.page, 'Download').click();
  await reaches(first.page, 30);
  await first.quit();
  const second = await start(stage.app);
  await expect(button(second.page, 'Show in folder')).toBeVisible();
  expect(sha256Of(stage.target)).toBe(stage.model.sha256);
  // At most the bytes in sockets at the time of quitting came twice.
  expect(stage.host.bytesServed - stage.model.bytes).toBeLessThanOrEqual(8 * MiB);
});

test('a person’s pause survives a restart', async ({ stageWith, start }) => {
  const stage = await stageWith({ limits: { bytesPerSecond: 16 * MiB } });
  const first = await start(stage.app);
  await button(first.page, 'Download').click();
  await reaches(first.page, 10);
  await button(first.page, 'Pause').click();
  await expect(button(first.page, 'Resume')).toBeVisible();
  await first.kill();
  const second = await start(stage.app);
  await expect(button(second.page, 'Resume')).toBeVisible();
  await expect(button(second.page, 'Pause')).toHaveCount(0);
});

test('C10: cancel deletes the bytes, and offers the download again', async ({ stageWith, start }) => {
  const stage = await stageWith({ limits: { bytesPerSecond: 16 * MiB } });
  const { page } = await start(stage.app);
  await button(page, 'Download').click();
  await reaches(page, 10);
  await button(page, 'Cancel').click();
  await expect(button(page, 'Download')).toBeVisible();
  await expect.poll(() => readdirSync(stage.app.modelsFolder)).toEqual([]);
});

test('C10: a cancel can be undone for some seconds, in any view', async ({ stageWith, start }) => {
  const stage = await stageWith({ limits: { bytesPerSecond: 16 * MiB } });
  const { page } = await start(stage.app);
  await button(page, 'Download').click();
  await reaches(page, 10);
  await button(page, 'Cancel').click();
  await expect(progressBar(page)).toHaveCount(0);
  await goTo(page, 'Settings');
  await button(page, 'Undo').click();
  await goTo(page, 'Home');
  // It resumes: nothing is fetched twice.
  await reaches(page, 20);
  await expect(button(page, 'Show in folder')).toBeVisible();
  expect(stage.host.bytesServed).toBeLessThan(stage.model.bytes * 1.2);
});

test('B5: a right file already in place is ready at once', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const first = await start(stage.app);
  await button(first.page, 'Download').click();
  await expect(button(first.page, 'Show in folder')).toBeVisible();
  await first.quit();
  const served = stage.host.bytesServed;
  const home = path.join(path.dirname(stage.app.home), 'another profile');
  const second = await start({ ...stage.app, home });
  await button(second.page, 'Download').click();
  await expect(button(second.page, 'Show in folder')).toBeVisible();
  expect(stage.host.bytesServed).toBe(served);
});

test('B6: another file under the name is set aside on the person’s request only', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  mkdirSync(stage.app.modelsFolder);
  writeFileSync(stage.target, 'something of mine');
  const { page } = await start(stage.app);
  await button(page, 'Download').click();
  await expect(button(page, 'Replace the file')).toBeVisible();
  expect(readFileSync(stage.target, 'utf8')).toBe('something of mine');
  await button(page, 'Replace the file').click();
  await expect(button(page, 'Show in folder')).toBeVisible();
  expect(sha256Of(stage.target)).toBe(stage.model.sha256);
});

test('A22: wrong bytes end in a sentence with a way out, and nothing is installed', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 4 * MiB, faults: { corruptByte: { at: 1_000_000 } } });
  const { page } = await start(stage.app);
  await button(page, 'Download').click();
  await expect(button(page, 'Try again')).toBeVisible();
  expect(existsSync(stage.target)).toBe(false);
  stage.host.set({});
  await button(page, 'Try again').click();
  await expect(button(page, 'Show in folder')).toBeVisible();
});

test('Details names the bottleneck', async ({ stageWith, start }) => {
  // Our own limit, far below any computer's speed: the bottleneck is independent of the machine.
  const stage = await stageWith({ bytes: 64 * MiB });
  const { page } = await start(stage.app);
  await goTo(page, 'Settings');
  await page.getByLabel('Speed limit').selectOption({ label: '1 MB/s' });
  await goTo(page, 'Home');
  await button(page, 'Download').click();
  await page.getByText('Details', { exact: true }).first().click();
  await expect(page.getByText('Your speed limit')).toBeVisible();
});
