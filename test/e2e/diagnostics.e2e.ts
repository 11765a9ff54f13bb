import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RunningApp } from '../support/app/app.ts';
import { unzip } from '../support/diagnosis/unzip.ts';
import { isAccessible } from './accessible.ts';
import { answerSave, folderOf } from './dialogs.ts';
import { button, expect, goTo, progressBar, reaches, test } from './fixtures.ts';

const MiB = 1024 * 1024;

/** Files that the app shows in their folder, from now on. */
async function noteRevealed({ electron }: RunningApp): Promise<() => Promise<readonly string[]>> {
  await electron.evaluate(({ shell }) => {
    const all: string[] = [];
    Object.assign(globalThis, { revealed: all });
    shell.showItemInFolder = (file) => void all.push(file);
  });
  return () => electron.evaluate(() => (globalThis as unknown as { revealed: string[] }).revealed);
}

test('the diagnostics are saved where the person says, from the settings and from the menu, without personal data', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const app = await start(stage.app);
  const { electron, page } = app;
  await button(page, 'Download').click();
  await expect(button(page, 'Show in folder')).toBeVisible();
  const revealed = await noteRevealed(app);
  const folder = path.join(folderOf(stage), 'for my helper');
  mkdirSync(folder);
  await goTo(page, 'Settings');
  const group = page.getByRole('region', { name: 'Diagnostics' });
  await group.getByText('What is in it').click();
  await expect(group.getByText('Tokens, passwords, and what is secret in an address')).toBeVisible();

  writeFileSync(path.join(folder, 'a file'), '');
  await answerSave(app, path.join(folder, 'a file', 'below.zip'));
  await group.getByRole('button', { name: 'Save diagnostics…' }).click();
  await expect(group.getByRole('alert')).toHaveText(/cannot be reached or written to/);
  const file = path.join(folder, 'help.zip');
  await answerSave(app, file);
  await group.getByRole('button', { name: 'Save diagnostics…' }).click();
  await expect(group.getByText(/^Saved: help\.zip/)).toBeVisible();
  await expect(group.getByRole('alert')).toHaveCount(0);
  await isAccessible(page, 'diagnostics saved');
  await group.getByRole('button', { name: 'Show in folder' }).click();
  expect(await revealed()).toEqual([file]);

  const files = await unzip(file);
  expect(Object.keys(files)).toEqual([
    ...['README.txt', 'versions.json', 'computer.json', 'settings.json', 'downloads.json', 'ledger.json'],
    'logs/noggin.log',
  ]);
  // The driver sets the switch on Linux by itself.
  const off = process.platform === 'linux' ? ['no-sandbox'] : [];
  expect(JSON.parse(files['versions.json'] ?? '')).toMatchObject({ sandboxOffBy: off });
  const { downloads } = JSON.parse(files['downloads.json'] ?? '') as {
    downloads: { id: string; state: string; target: string }[];
  };
  expect(downloads).toMatchObject([{ state: 'complete', target: '<models>/noggin-demo.gguf' }]);
  const id = downloads[0]?.id ?? '';
  expect(id).not.toBe('');
  expect(files['logs/noggin.log']).toContain(`"downloadId":"${id}"`);
  for (const [name, text] of Object.entries(files)) {
    expect(text, name).not.toContain(folderOf(stage));
    expect(text, name).not.toContain(path.basename(folderOf(stage)));
  }
  const log = readFileSync(path.join(stage.app.home, 'logs', 'noggin.log'), 'utf8');
  expect(log).not.toContain(folderOf(stage));

  const second = path.join(folder, 'again.zip');
  await answerSave(app, second);
  await electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('diagnostics')?.click());
  await expect.poll(revealed).toEqual([file, second]);
  expect(Object.keys(await unzip(second))).toContain('README.txt');
});

/** The text of the page after a crash: the test's own page is gone with it. */
function inPage<T>({ electron }: RunningApp, code: string): Promise<T> {
  return electron.evaluate(
    ({ BrowserWindow }, text) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text, true) as Promise<unknown>,
    code,
  ) as Promise<T>;
}

/**
 * Crashes the page's process, or hangs it, which a question answered with yes ends; resolves when a page is there
 * again.
 */
async function crash({ electron }: RunningApp, how: 'crashes' | 'is silent' = 'crashes'): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, isSilent) =>
      new Promise<void>((resolve) => {
        const window = BrowserWindow.getAllWindows()[0];
        const contents = window?.webContents;
        contents?.once('render-process-gone', () => contents.once('did-finish-load', () => resolve()));
        if (isSilent) window?.emit('unresponsive');
        else contents?.forcefullyCrashRenderer();
      }),
    how === 'is silent',
  );
}

/** Kills the GPU process, as a fault in the driver does; resolves when there is another. */
async function endGraphics({ electron }: RunningApp): Promise<void> {
  await electron.evaluate(async ({ app }) => {
    const find = () => app.getAppMetrics().find(({ type }) => type === 'GPU')?.pid;
    const first = find();
    if (first === undefined) throw new Error('There is no process for graphics');
    const gone = new Promise((resolve) => app.once('child-process-gone', resolve));
    process.kill(first, 'SIGKILL');
    await gone;
    while ([undefined, first].includes(find())) await new Promise((resolve) => setTimeout(resolve, 20));
  });
}

/** The answers to the next native questions, and the number of questions. */
async function answerQuestions({ electron }: RunningApp, response: number): Promise<() => Promise<number>> {
  await electron.evaluate(({ dialog }, chosen) => {
    const asked = { count: 0 };
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = async () => {
      asked.count += 1;
      return { response: chosen, checkboxChecked: false };
    };
  }, response);
  return () => electron.evaluate(() => (globalThis as unknown as { asked: { count: number } }).asked.count);
}

const sentence = 'The window had to reload. Your downloads weren’t interrupted.';
const told = `document.body.innerText.includes(${JSON.stringify(sentence)})`;
const focused = 'document.activeElement?.tagName + ":" + document.activeElement?.textContent';
const percent = 'Number(document.querySelector("[role=progressbar]")?.getAttribute("aria-valuenow") ?? -1)';
const hash = 'location.hash';

test('C13: a crashed page reloads in its place and says so; a crash loop asks the person', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ limits: { bytesPerSecond: 2 * MiB } });
  const app = await start(stage.app);
  const { electron, page } = app;
  await button(page, 'Download').click();
  await reaches(page, 5);
  await goTo(page, 'Downloads');
  await crash(app);
  await expect.poll(() => inPage(app, told)).toBe(true);
  expect(await inPage(app, hash)).toBe('#downloads');
  await expect.poll(() => inPage(app, focused)).toBe('H1:Downloads');
  const before = await inPage<number>(app, percent);
  await expect.poll(() => inPage<number>(app, percent)).toBeGreaterThan(before);
  await inPage(app, 'document.querySelector(".banner button").click()');
  await expect.poll(() => inPage(app, told)).toBe(false);
  await expect.poll(() => inPage(app, focused)).toBe('H1:Downloads');

  // A hanging page is ended on request; that is the second time.
  const silent = await answerQuestions(app, 1);
  await crash(app, 'is silent');
  await expect.poll(() => inPage(app, told)).toBe(true);
  expect(await silent()).toBe(1);

  const again = await answerQuestions(app, 0);
  await crash(app);
  expect(await again()).toBe(1);
  await expect.poll(() => inPage(app, told)).toBe(true);
  expect(await inPage(app, hash)).toBe('');
  expect(stage.host.requests.filter(({ outcome }) => outcome === 'aborted')).toEqual([]);

  // Quitting from there pauses cleanly: the next start resumes, without a notice of an interruption.
  await crash(app);
  await crash(app);
  await answerQuestions(app, 1);
  const gone = new Promise<void>((resolve) => electron.process().once('exit', () => resolve()));
  await electron
    .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
    .catch(() => {});
  await gone;
  const log = readFileSync(path.join(stage.app.home, 'logs', 'noggin.log'), 'utf8');
  expect(log.match(/"event":"page crashed"/g)).toHaveLength(6);
  const next = await start(stage.app);
  await expect(progressBar(next.page)).toBeVisible();
  await expect(next.page.getByText(sentence)).toHaveCount(0);
});

test('the wizard returns to its step after a crash; a graphics crash loop is explained once', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const app = await start({ ...stage.app, firstRun: true });
  const { electron, page } = app;
  await page.locator('main').getByRole('button').first().click();
  await expect(page.getByRole('navigation', { name: 'Steps' }).getByText('Step 2 of 4')).toHaveCount(1);
  await endGraphics(app);
  await expect(page.getByText(sentence)).toHaveCount(0);
  await endGraphics(app);
  await expect(page.getByText(sentence)).toBeVisible();
  await isAccessible(page, 'a window drawn anew');
  await button(page, 'Dismiss').click();
  await endGraphics(app);
  await expect(page.getByText(sentence)).toHaveCount(0);
  const title = `H1:${await page.locator('h1').textContent()}`;
  await crash(app);
  await expect.poll(() => inPage(app, told)).toBe(true);
  await expect.poll(() => inPage(app, focused)).toBe(title);

  // A hidden window reports and asks nothing; a page that keeps crashing stays away until it is wanted.
  await inPage(app, 'document.querySelector(".banner button").click()');
  await expect.poll(() => inPage(app, told)).toBe(false);
  const asked = await answerQuestions(app, 1);
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await crash(app);
  const isWaiting = await electron.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const gone = new Promise((resolve) => contents?.once('render-process-gone', resolve));
    contents?.forcefullyCrashRenderer();
    await gone;
    return contents?.isCrashed();
  });
  expect(isWaiting).toBe(true);
  await electron.evaluate(
    ({ app: noggin, BrowserWindow }) =>
      new Promise<void>((resolve) => {
        BrowserWindow.getAllWindows()[0]?.webContents.once('did-finish-load', () => resolve());
        noggin.emit('activate');
      }),
  );
  await expect.poll(() => inPage(app, 'document.querySelector("h1")?.textContent')).toBe(title.slice(3));
  expect(await inPage(app, told)).toBe(false);
  expect(await asked()).toBe(0);
});
