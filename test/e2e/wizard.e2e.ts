import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright/test';
import { type AppHome, ledgerFile, type RunningApp } from '../support/app/app.ts';
import type { Stage } from '../support/app/stage.ts';
import { sha256Of } from '../support/engine/invariants.ts';
import { writeGguf } from '../support/gguf/generate.ts';
import { isAccessible } from './accessible.ts';
import { ask, button, expect, goTo, progressBar, reaches, test } from './fixtures.ts';

const MiB = 1024 * 1024;

/** A fresh profile, as a person's is. */
function fresh(stage: Stage): AppHome {
  return { ...stage.app, firstRun: true };
}

/** The shown step, by its position and name. */
async function isAt(page: Page, step: string): Promise<void> {
  await expect(page.getByRole('navigation', { name: 'Steps' }).getByText(step)).toHaveCount(1);
}

const atHello = 'Step 1 of 4: Hello';
const atModel = 'Step 2 of 4: Your model';
const atGetting = 'Step 3 of 4: Download';
const atReady = 'Step 4 of 4: Ready';

test('from the first start to a running download in two clicks, then to the everyday window', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 32 * MiB, limits: { bytesPerSecond: 12 * MiB } });
  const { page } = await start(fresh(stage));
  let clicks = 0;
  const click = async (name: string): Promise<void> => {
    clicks += 1;
    await button(page, name).click();
  };
  await isAt(page, atHello);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await click('Find my model');
  await isAt(page, atModel);
  await expect(page.getByText(/of memory/).first()).toBeVisible();
  await expect(page.getByText(/Saved in .* free\)/)).toBeVisible();
  await click('Download');
  await reaches(page, 1);
  expect(clicks).toBe(2);
  await isAt(page, atGetting);
  await expect(page.getByText(/You can close this window/)).toBeVisible();
  await isAt(page, atReady);
  expect(sha256Of(stage.target)).toBe(stage.model.sha256);
  await expect(page.getByRole('heading', { level: 1, name: 'Noggin Demo is ready' })).toBeFocused();
  await expect(page.getByText('Byte for byte')).toBeVisible();
  await button(page, 'Done').click();
  await expect(page.getByRole('navigation', { name: 'Steps' })).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('how to use it: the command is copied as shown', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: MiB });
  const { page, electron } = await start(fresh(stage));
  const copied = () => electron.evaluate(({ clipboard }) => clipboard.readText());
  await button(page, 'Find my model').click();
  await button(page, 'Download').click();
  await isAt(page, atReady);
  await page.getByText('llama.cpp', { exact: true }).click();
  await button(page, 'Copy the command').first().click();
  await expect.poll(copied).toContain(`llama-cli -m '${stage.target}'`);
  await page.getByText('Jan', { exact: true }).click();
  await button(page, 'Copy the path').click();
  await expect.poll(copied).toBe(stage.target);
});

test('by keyboard alone', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 16 * MiB, limits: { bytesPerSecond: 4 * MiB } });
  const { page } = await start(fresh(stage));
  const go = async (name: string): Promise<void> => {
    const goal = button(page, name);
    await expect(goal).toBeVisible();
    const isThere = () => goal.evaluate((element) => element === document.activeElement);
    for (let count = 0; count < 15 && !(await isThere()); count += 1) await page.keyboard.press('Tab');
    await expect(goal).toBeFocused();
    await page.keyboard.press('Enter');
  };
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(button(page, 'Find my model')).toBeFocused();
  await page.keyboard.press('Enter');
  await isAt(page, atModel);
  await expect(heading).toBeFocused();
  await go('Download');
  await isAt(page, atGetting);
  await expect(heading).toBeFocused();
  await go('Pause');
  await go('Resume');
  await go('Cancel');
  await isAt(page, atModel);
  await go('Undo');
  await isAt(page, atGetting);
  stage.host.limit({});
  await isAt(page, atReady);
  await expect(heading).toBeFocused();
  await go('Done');
  await expect(button(page, 'Show in folder')).toBeVisible();
});

test('closed or killed anywhere, it returns to the same step', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 32 * MiB, limits: { bytesPerSecond: 4 * MiB } });
  const again = async (how: 'quit' | 'kill', app: RunningApp): Promise<RunningApp> => {
    await app[how]();
    return start(fresh(stage));
  };
  let app = await start(fresh(stage));
  await isAt(app.page, atHello);
  app = await again('kill', app);
  await isAt(app.page, atHello);
  await button(app.page, 'Find my model').click();
  await isAt(app.page, atModel);
  app = await again('quit', app);
  await isAt(app.page, atModel);
  app = await again('kill', app);
  await isAt(app.page, atModel);
  await button(app.page, 'Download').click();
  await reaches(app.page, 10);
  app = await again('quit', app);
  await isAt(app.page, atGetting);
  await reaches(app.page, 15);
  app = await again('kill', app);
  await isAt(app.page, atGetting);
  await expect(app.page.getByText(/was interrupted/)).toBeVisible();
  stage.host.limit({});
  await isAt(app.page, atReady);
  app = await again('kill', app);
  await isAt(app.page, atReady);
  await button(app.page, 'Done').click();
  await expect(button(app.page, 'Show in folder')).toBeVisible();
  app = await again('quit', app);
  await expect(button(app.page, 'Show in folder')).toBeVisible();
  await expect(app.page.getByRole('navigation', { name: 'Steps' })).toHaveCount(0);
});

test('cancel can be undone until its time is up, and a kill in between keeps both', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 32 * MiB, limits: { bytesPerSecond: 4 * MiB } });
  const first = await start(fresh(stage));
  await button(first.page, 'Find my model').click();
  await button(first.page, 'Download').click();
  await reaches(first.page, 10);
  await button(first.page, 'Cancel').click();
  await isAt(first.page, atModel);
  await expect(first.page.getByRole('status').getByText(/^Canceled\./)).toBeVisible();
  await expect(first.page.getByRole('heading', { name: 'Noggin Demo' })).toBeVisible();
  await button(first.page, 'Undo').click();
  await isAt(first.page, atGetting);
  await reaches(first.page, 15);
  await button(first.page, 'Cancel').click();
  await expect(button(first.page, 'Undo')).toBeVisible();
  await first.kill();
  const second = await start(fresh(stage));
  await isAt(second.page, atModel);
  await expect(button(second.page, 'Undo')).toBeVisible();
  expect(readdirSync(stage.app.modelsFolder)).toHaveLength(1);
  await expect(button(second.page, 'Undo')).toHaveCount(0);
  await expect.poll(() => readdirSync(stage.app.modelsFolder)).toEqual([]);
  stage.host.limit({});
  await button(second.page, 'Download').click();
  await isAt(second.page, atReady);
});

test('a long download offers a small model first, and the large one resumes automatically', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 32 * MiB, lighter: MiB });
  const { page } = await start(fresh(stage));
  await ask(page, 'settings:change', { bytesPerSecondLimit: 20_000 });
  await button(page, 'Find my model').click();
  await button(page, 'Download').click();
  await button(page, 'Get Small One first').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Small One is downloading' })).toBeVisible();
  await expect(page.getByText('Noggin Demo continues once Small One is installed.')).toBeVisible();
  await ask(page, 'settings:change', { bytesPerSecondLimit: 6_000_000 });
  await expect(page.getByText(/Small One is installed already/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: /^Noggin Demo/ })).toBeVisible();
  await button(page, 'How to use it').click();
  await expect(page.getByText('llama.cpp', { exact: true })).toBeVisible();
  await isAt(page, atReady);
  await expect(page.getByText('Also installed: Small One.')).toBeVisible();
  expect(sha256Of(stage.target)).toBe(stage.model.sha256);
});

test('a problem is explained in place, with a way out', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 4 * MiB, faults: { corruptByte: { at: 1_000_000 } } });
  const { page } = await start(fresh(stage));
  await button(page, 'Find my model').click();
  await button(page, 'Download').click();
  await expect(page.getByText(/^The file doesn’t match its checksum/)).toBeVisible();
  await isAt(page, atGetting);
  expect(existsSync(stage.target)).toBe(false);
  await button(page, 'Choose another model').click();
  await isAt(page, atModel);
  await button(page, 'Undo').click();
  stage.host.set({});
  await button(page, 'Try again').click();
  await isAt(page, atReady);
});

test('an unreachable server: the sentence, the next try, and the download resumes automatically', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 4 * MiB, faults: { status: 503 } });
  const { page } = await start(fresh(stage));
  await button(page, 'Find my model').click();
  await button(page, 'Download').click();
  await expect(page.getByText(/^The server has a problem at the moment\. Trying again/)).toBeVisible();
  await isAt(page, atGetting);
  stage.host.set({});
  await isAt(page, atReady);
});

test('another file in the way is set aside on the person’s request only', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  mkdirSync(stage.app.modelsFolder);
  writeFileSync(stage.target, 'something of mine');
  const { page } = await start(fresh(stage));
  await button(page, 'Find my model').click();
  await button(page, 'Download').click();
  await expect(page.getByText(/^A different file with this name/)).toBeVisible();
  await button(page, 'Replace the file').click();
  await isAt(page, atReady);
});

test('no disk space: there is a way out', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: MiB });
  const file = stage.app.catalogue ?? '';
  const { models } = JSON.parse(readFileSync(file, 'utf8')) as { models: { bytes: number }[] };
  const huge = models.slice(0, 3).map((model) => ({ ...model, bytes: 9_000_000_000_000_000 }));
  writeFileSync(file, JSON.stringify({ version: 1, models: huge }));
  const { page } = await start(fresh(stage));
  await button(page, 'Find my model').click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'There’s not enough space for a model yet' }),
  ).toBeFocused();
  await expect(page.getByText(/The smallest one needs .* are free/)).toBeVisible();
  await expect(button(page, 'I already have a model file')).toBeVisible();
  await isAccessible(page, 'no room');
  await button(page, 'Check again').click();
  await button(page, 'See all').click();
  await expect(page.getByRole('radio').first()).toBeVisible();
  await button(page, 'Skip setup').click();
  await expect(page.getByRole('navigation', { name: 'Steps' })).toHaveCount(0);
});

test('an existing model file needs no download', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const file = path.join(path.dirname(stage.app.home), 'Some File.gguf');
  await writeGguf(file, { bytes: 4 * MiB, seed: 42 });
  const { page, electron } = await start(fresh(stage));
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
  }, file);
  await button(page, 'Find my model').click();
  await button(page, 'I already have a model file').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  await isAt(page, atReady);
  expect(sha256Of(stage.target)).toBe(stage.model.sha256);
  expect(stage.host.bytesServed).toBe(0);
});

test('a model of another program is found and used', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const home = path.join(path.dirname(stage.app.home), 'home of ada');
  const blobs = path.join(home, '.ollama', 'models', 'blobs');
  mkdirSync(blobs, { recursive: true });
  await writeGguf(path.join(blobs, `sha256-${stage.model.sha256}`), { bytes: 4 * MiB, seed: 42 });
  const { page } = await start({ ...fresh(stage), environment: { HOME: home, OLLAMA_MODELS: '' } });
  await button(page, 'Find my model').click();
  await button(page, 'Search this computer').click();
  await button(page, 'Use Noggin Demo').click();
  await isAt(page, atReady);
  expect(stage.host.bytesServed).toBe(0);
});

test('another folder is chosen before the download, and SkyTwin is told where to look', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const { page, electron } = await start({
    ...fresh(stage),
    environment: { NOGGIN_MODELS_DIR: '', HOME: path.dirname(stage.app.home) },
  });
  const other = path.join(path.dirname(stage.app.home), 'my drive');
  mkdirSync(other);
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
  }, other);
  await button(page, 'Find my model').click();
  await expect(page.getByText(/Saved in .*llama/)).toBeVisible();
  await button(page, 'Change folder').click();
  await expect(page.getByText(/Saved in .*my drive/)).toBeVisible();
  await isAt(page, atModel);
  await button(page, 'Download').click();
  await isAt(page, atReady);
  expect(readdirSync(other)).toEqual([path.basename(stage.target)]);
});

test('SkyTwin’s setup for the model is one line to copy', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: MiB });
  const { page } = await start(fresh(stage));
  await button(page, 'Find my model').click();
  await button(page, 'Download').click();
  await page.getByText('SkyTwin', { exact: true }).click();
  await expect(page.getByText(`export SKYTWIN_LLAMA_MODEL='${stage.target}'`)).toBeVisible();
  // Other programs are promised only what they do.
  await expect(page.getByText(/finds it by itself/)).toHaveCount(0);
});

test('Help shows the welcome again, over any view', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: MiB });
  const { electron, page } = await start(stage.app);
  await expect(button(page, 'Download')).toBeVisible();
  await electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('welcome')?.click());
  await isAt(page, atHello);
});

test('skipped at any step, it is over, and can be shown again from the everyday window', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 16 * MiB, limits: { bytesPerSecond: 2 * MiB } });
  const { page } = await start(fresh(stage));
  const steps = page.getByRole('navigation', { name: 'Steps' });
  await button(page, 'Skip setup').click();
  await expect(steps).toHaveCount(0);
  await goTo(page, 'Settings');
  await button(page, 'Show the welcome again').click();
  await isAt(page, atHello);
  await button(page, 'Find my model').click();
  await button(page, 'Skip setup').click();
  await goTo(page, 'Settings');
  await button(page, 'Show the welcome again').click();
  await button(page, 'Find my model').click();
  await button(page, 'Download').click();
  await isAt(page, atGetting);
  await button(page, 'Skip setup').click();
  await expect(steps).toHaveCount(0);
  await expect(progressBar(page)).toBeVisible();
});

test('a profile from before the wizard starts without it', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: MiB });
  const first = await start(stage.app);
  await button(first.page, 'Download').click();
  await expect(button(first.page, 'Show in folder')).toBeVisible();
  await first.quit();
  const ledger = new Database(ledgerFile(stage.app.home));
  ledger.prepare("DELETE FROM setting WHERE name = 'wizard'").run();
  ledger.close();
  const second = await start(fresh(stage));
  await expect(button(second.page, 'Show in folder')).toBeVisible();
  await expect(second.page.getByRole('navigation', { name: 'Steps' })).toHaveCount(0);
});

const narrow = [
  { name: '720 × 520', size: [720, 520], zoom: 1, dir: 'ltr' },
  { name: '720 × 520, right to left', size: [720, 520], zoom: 1, dir: 'rtl' },
  { name: 'text at 200 %', size: [960, 830], zoom: 2, dir: 'ltr' },
  { name: 'text at 200 % in 720 × 520', size: [720, 520], zoom: 2, dir: 'ltr' },
  { name: 'right to left', size: [960, 830], zoom: 1, dir: 'rtl' },
] as const;

for (const { name, size, zoom, dir } of narrow) {
  test(`nothing is cut off or scrolls sideways: ${name}`, async ({ stageWith, start }) => {
    const stage = await stageWith({ bytes: 16 * MiB, lighter: MiB });
    const { page, electron } = await start(fresh(stage));
    // Repeated until it holds: a window that is just being shown may return to its first size.
    const resized = async (): Promise<number> => {
      await electron.evaluate(
        ({ BrowserWindow }, { width, height, zoom }) => {
          const window = BrowserWindow.getAllWindows()[0];
          window?.setSize(width, height);
          window?.webContents.setZoomFactor(zoom);
        },
        { width: size[0], height: size[1], zoom },
      );
      return page.evaluate(() => innerWidth);
    };
    await expect.poll(resized).toBeLessThanOrEqual(size[0] / zoom);
    await page.evaluate((wanted) => {
      document.documentElement.dir = wanted;
    }, dir);
    await ask(page, 'settings:change', { bytesPerSecondLimit: 10_000 });
    await fitsSideways(page, 'hello');
    await button(page, 'Find my model').click();
    await isAt(page, atModel);
    await fitsSideways(page, 'your model');
    await page.getByText('This computer', { exact: true }).click();
    await button(page, 'See all').click();
    await fitsSideways(page, 'all models');
    await button(page, 'Download').click();
    await button(page, 'Get Small One first').click();
    await fitsSideways(page, 'getting it');
    await ask(page, 'settings:change', { bytesPerSecondLimit: null });
    await isAt(page, atReady);
    await page.getByText('llama.cpp', { exact: true }).click();
    await page.getByText('Details', { exact: true }).click();
    await fitsSideways(page, 'ready');
  });
}

/** Nothing overflows the window's sides. */
async function fitsSideways(page: Page, screen: string): Promise<void> {
  const over = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const beyond = [...document.querySelectorAll('main *')]
      .filter((element) => element.closest('svg, .unseen') === null)
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < -1 || right > clientWidth + 1;
      })
      .map((element) => element.className.toString());
    // Negative where space is reserved for a scroll bar.
    return { sideways: Math.max(0, scrollWidth - clientWidth), beyond };
  });
  expect(over, screen).toEqual({ sideways: 0, beyond: [] });
}
