import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from 'playwright';
import type { Locator, Page } from 'playwright/test';
import { projectRoot } from '../../script/lib/runtime.ts';
import type { Stage } from '../support/app/stage.ts';
import { freePort } from '../support/free-port.ts';
import { answers, box } from './conversation.ts';
import { ask, button, expect, goTo } from './fixtures.ts';
import { MiB, model, modelsIn, test } from './hub-fixtures.ts';
import { install } from './installed.ts';

/** A person's actions, counted: every click and Enter, and every text that is typed or pasted. */
interface Hand {
  press(what: Locator): Promise<void>;
  write(where: Locator, text: string): Promise<void>;
  key(where: Locator, key: string): Promise<void>;
  /** Pastes at the focus. */
  paste(electron: ElectronApplication, text: string): Promise<void>;
  readonly count: number;
}

function hand(): Hand {
  let count = 0;
  return {
    press: async (what) => {
      count += 1;
      await what.click();
    },
    write: async (where, text) => {
      count += 1;
      await where.fill(text);
    },
    key: async (where, key) => {
      count += 1;
      await where.press(key);
    },
    paste: async (electron, text) => {
      count += 1;
      await electron.evaluate(({ clipboard, BrowserWindow }, copied) => {
        clipboard.writeText(copied);
        BrowserWindow.getAllWindows()[0]?.webContents.paste();
      }, text);
    },
    get count() {
      return count;
    },
  };
}

/** The link to a view. */
const view = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });

/** The numbers of docs/clicks.md by the tasks in its first column. */
const promised = new Map(
  readFileSync(path.join(projectRoot, 'docs', 'clicks.md'), 'utf8')
    .split('\n')
    .map((line) => /^\| ([^|]+?) \| (\d+) \|/.exec(line))
    .flatMap((row) => (row === null ? [] : [[row[1], Number(row[2])] as const])),
);

/** Another catalogue model is Pip as well, and says what it is good for. */
function isForCoding(stage: Stage): void {
  const file = stage.app.catalogue ?? '';
  const list = JSON.parse(readFileSync(file, 'utf8')) as { models: object[] };
  const [pip, other] = list.models;
  const named = { id: 'other-1', name: 'Other 1', about: 'For coding.', demo: false };
  writeFileSync(file, JSON.stringify({ ...list, models: [pip, { ...other, ...pip, ...named }] }));
}

test('a first answer', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 2 * MiB, pip: true });
  const { page } = await start({ ...stage.app, firstRun: true });
  const by = hand();
  await by.press(button(page, 'Find my model'));
  await by.press(button(page, 'Download'));
  await by.write(box(page), 'What is Noggin?');
  await by.press(button(page, 'Send'));
  await expect(answers(page).first()).toContainText('Noggin is an app');
  expect(by.count).toBe(promised.get('A first answer'));
});

test('an answer of another model, for coding', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 2 * MiB, pip: true, others: 1 });
  isForCoding(stage);
  const { page } = await start(stage.app);
  await install(page);
  const by = hand();
  await by.press(view(page, 'Models'));
  await by.write(page.getByRole('searchbox', { name: 'Find a model' }), 'coding');
  await by.press(button(page, 'Other 1'));
  await by.press(button(page, 'Download'));
  const news = page.locator('.banner', { hasText: 'Other 1 is ready.' });
  await by.press(news.getByRole('button', { name: 'Use it' }));
  await by.press(button(page, 'Ask it in Noggin'));
  await by.write(box(page), 'What is Noggin?');
  await by.press(button(page, 'Send'));
  await expect(answers(page).first()).toContainText('Noggin is an app');
  await expect(page.getByRole('combobox', { name: 'Model' }).locator('option:checked')).toHaveText('Other 1');
  expect(by.count).toBe(promised.get('Another model, for coding'));
});

test('room on the disk', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: MiB, lighter: 2 * MiB });
  const { page } = await start(stage.app);
  await install(page);
  await ask(page, 'download:start', { modelId: 'small-one' });
  await goTo(page, 'Downloads');
  await expect(page.getByText('Small One is ready.')).toBeVisible();
  await goTo(page, 'Home');
  const by = hand();
  await by.press(view(page, 'Models'));
  await by.press(button(page, 'Delete Small One'));
  await by.press(button(page, 'Free the space now'));
  await expect.poll(() => modelsIn(stage.app.modelsFolder)).toHaveLength(1);
  expect(by.count).toBe(promised.get('10 GB of room'));
});

test('a model from a link', async ({ stageWith, start, hubWith }) => {
  const stage = await stageWith({ bytes: MiB });
  const files = { 'Tiny-Q4_K_M.gguf': model(MiB, 7), 'Tiny-Q8_0.gguf': model(2 * MiB, 8) };
  const hub = await hubWith({ repositories: { 'org/Tiny-GGUF': { files } } });
  const { page, electron } = await start({ ...stage.app, hub: hub.origin });
  const by = hand();
  await by.paste(electron, 'https://huggingface.co/org/Tiny-GGUF');
  const dialog = page.getByRole('dialog');
  await by.key(dialog.getByRole('textbox'), 'Enter');
  await by.press(dialog.getByRole('button', { name: 'Download', exact: true }));
  await expect.poll(() => modelsIn(stage.app.modelsFolder)).toHaveLength(1);
  expect(by.count).toBe(promised.get('A model from a link'));
});

test('another program uses it', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 2 * MiB, pip: true });
  const { page, electron } = await start(stage.app);
  await install(page);
  await ask(page, 'settings:change', { serverPort: await freePort() });
  const by = hand();
  await by.press(view(page, 'Settings'));
  await by.press(page.getByRole('switch', { name: 'Let other programs on this computer use your models' }));
  await by.press(button(page, 'Copy for JavaScript'));
  const copied = () => electron.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(copied).toContain('apiKey');
  const [, address = '', key = ''] = /baseURL: '(.+?)'[\s\S]*apiKey: '(.+?)'/.exec(await copied()) ?? [];
  const answer = await fetch(`${address}/models`, { headers: { authorization: `Bearer ${key}` } });
  expect(answer.status).toBe(200);
  expect(by.count).toBe(promised.get('Another program uses it, with a key'));
});
