import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { Ollama } from 'ollama';
import OpenAI from 'openai';
import type { ElectronApplication } from 'playwright';
import type { Page } from 'playwright/test';
import { projectRoot } from '../../script/lib/runtime.ts';
import { freePort } from '../support/free-port.ts';
import { pipAnswers } from '../support/pip/pip.ts';
import { callsOfSkyTwin } from '../support/server/skytwin.ts';
import { isAccessible } from './accessible.ts';
import { answers, box, send, withPip } from './conversation.ts';
import { button, expect, goTo, test } from './fixtures.ts';

const story = 'Tell me a story.';
const messages = [{ role: 'user' as const, content: story }];
const plain = { messages, temperature: 0, model: 'noggin' };
const labels = {
  use: 'Let other programs on this computer use your models',
  ollama: 'Answer programs made for Ollama, too',
};
const theSwitch = (page: Page, name: keyof typeof labels) => page.getByRole('switch', { name: labels[name] });

/** Changes settings as the window does. */
async function change(page: Page, settings: object): Promise<void> {
  await page.evaluate(
    (next) =>
      (
        window as unknown as { noggin: { request(name: string, payload: object): Promise<unknown> } }
      ).noggin.request('settings:change', next),
    settings,
  );
}

/** Sets the port, then turns the switch on. */
async function turnOn(page: Page, port: number): Promise<void> {
  await change(page, { serverPort: port });
  await goTo(page, 'Settings');
  await theSwitch(page, 'use').click();
  await expect(page.getByText('On. Programs need this address and this key.')).toBeVisible();
}

const clipboardOf = (electron: ElectronApplication) =>
  electron.evaluate(({ clipboard }) => clipboard.readText());

/** Runs a program as a stranger would, in a folder with the project's packages. */
async function runProgram(code: string): Promise<string> {
  const file = path.join(projectRoot, 'node_modules', '.cache', `example-${process.pid}.mjs`);
  writeFileSync(file, code);
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (piece) => {
    said += String(piece);
  });
  child.stderr.on('data', (piece) => {
    said += String(piece);
  });
  await once(child, 'close');
  return said.trim();
}

test("a stranger turns the switch on, pastes two lines into OpenAI's own example, and gets an answer", async ({
  stageWith,
  start,
}) => {
  const { page, electron } = await withPip({ stageWith, start });
  const port = await freePort();
  await turnOn(page, port);
  await isAccessible(page, 'settings with the server on');
  await button(page, 'Copy for JavaScript').click();
  await expect.poll(() => clipboardOf(electron)).toContain('apiKey');
  const lines = await clipboardOf(electron);
  expect(lines.split('\n')).toHaveLength(2);
  const readme = readFileSync(path.join(projectRoot, 'node_modules/openai/README.md'), 'utf8');
  const example = /```ts\n(import OpenAI from 'openai';\n\nconst client[\s\S]*?)```/.exec(readme)?.[1] ?? '';
  expect(example).toContain('responses.create');
  // The two lines replace the line of the key.
  const said = await runProgram(example.replace(/ *apiKey: .*\n/, `${lines}\n`));
  expect(said.length).toBeGreaterThan(10);
  expect(said).not.toContain('Error');
  await expect(page.getByText(/^Last used by OpenAI\/JS/)).toBeVisible();
});

test('the last step of the first run has the switch, and says where address and key are', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 2 * 1024 * 1024, pip: true });
  const { page } = await start({ ...stage.app, firstRun: true });
  const port = await freePort();
  await change(page, { serverPort: port });
  await button(page, 'Find my model').click();
  await button(page, 'Download').click();
  await page.getByRole('switch', { name: 'Let other programs on this computer use it' }).click();
  await expect(page.getByText('Address and key are in the settings, under Other programs.')).toBeVisible();
  await isAccessible(page, 'the last step with the server on');
  expect((await fetch(`http://127.0.0.1:${port}/v1/models`)).status).toBe(401);
});

test('official clients and SkyTwin get answers; a new key shuts out who knows the old one; off is off', async ({
  stageWith,
  start,
}) => {
  const { page, electron } = await withPip({ stageWith, start });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  await turnOn(page, port);
  await button(page, 'Show key').click();
  const shown = page.locator('code', { hasText: /^noggin-/ });
  const key = (await shown.textContent()) ?? '';
  await button(page, 'Hide key').click();
  await expect(shown).toHaveCount(0);
  const client = new OpenAI({ baseURL: `${origin}/v1`, apiKey: key, maxRetries: 0 });
  const answer = await client.chat.completions.create(plain);
  expect(answer.choices[0]?.message.content).toBe(pipAnswers[story]);

  // Without the second switch the key is required.
  expect((await fetch(`${origin}/api/version`)).status).toBe(404);
  await theSwitch(page, 'ollama').click();
  await expect.poll(async () => (await fetch(`${origin}/api/version`)).status).toBe(200);
  const { models } = await new Ollama({ host: origin }).list();
  const model = models[0]?.name ?? '';
  const twin = callsOfSkyTwin(origin);
  const digest = await twin.identity(model);
  expect(await twin.chat(model, story)).toBe(pipAnswers[story]);
  expect(await twin.inMemory(model)).toBe(digest);
  expect(await twin.identity(model)).toBe(digest);

  await button(page, 'New key').click();
  await button(page, 'Make a new key').click();
  await expect
    .poll(() =>
      client.models.list().then(
        () => 200,
        (error) => error.status,
      ),
    )
    .toBe(401);
  await button(page, 'Copy key').click();
  await expect.poll(() => clipboardOf(electron)).toMatch(/^noggin-/);
  const renewed = await clipboardOf(electron);
  expect(renewed).not.toBe(key);
  const next = new OpenAI({ baseURL: `${origin}/v1`, apiKey: renewed, maxRetries: 0 });
  expect((await next.models.list()).data).toHaveLength(1);

  await theSwitch(page, 'use').click();
  await expect
    .poll(() =>
      fetch(origin).then(
        () => 'on',
        () => 'off',
      ),
    )
    .toBe('off');
});

test('Use it gives address and key to programs that ask a server, and SkyTwin the Ollama address', async ({
  stageWith,
  start,
}) => {
  const { page, electron, stage } = await withPip({ stageWith, start });
  const port = await freePort();
  await turnOn(page, port);
  await theSwitch(page, 'ollama').click();
  await expect(theSwitch(page, 'ollama')).toBeChecked();
  await goTo(page, 'Models');
  await button(page, 'Use it').first().click();
  const dialog = page.getByRole('dialog');
  for (const program of ['Open WebUI', 'Continue', 'SkyTwin']) {
    const row = dialog.locator('details', { has: page.getByText(program, { exact: true }) });
    await row.locator('summary').click();
    await row.getByRole('button', { name: 'Copy address' }).click();
    const address = `http://127.0.0.1:${port}${program === 'SkyTwin' ? '' : '/v1'}`;
    await expect.poll(() => clipboardOf(electron)).toBe(address);
    await expect(row.getByText(address, { exact: true })).toBeVisible();
    if (program === 'SkyTwin') continue;
    await expect(row.getByText(stage.model.id, { exact: true })).toBeVisible();
    await row.getByRole('button', { name: 'Copy key' }).click();
    await expect.poll(() => clipboardOf(electron)).toMatch(/^noggin-/);
  }
  await isAccessible(page, 'use it with the server on');
});

test('questions, answers, and the key are in no file of the profile', async ({ stageWith, start }) => {
  const { page, stage, electron, quit } = await withPip({ stageWith, start });
  const port = await freePort();
  await turnOn(page, port);
  await button(page, 'Copy key').click();
  await expect.poll(() => clipboardOf(electron)).toMatch(/^noggin-/);
  const key = await clipboardOf(electron);
  const client = new OpenAI({ baseURL: `http://127.0.0.1:${port}/v1`, apiKey: key, maxRetries: 0 });
  await client.chat.completions.create({
    ...plain,
    user: 'zqzq',
    messages: [{ role: 'user', content: 'zqzq wobble' }],
  });
  await quit();
  const files = readdirSync(stage.app.home, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  for (const file of files) {
    const bytes = readFileSync(path.join(file.parentPath, file.name)).toString('latin1');
    for (const secret of ['zqzq', 'wobble', key])
      expect(bytes.includes(secret), `${file.name}: ${secret}`).toBe(false);
  }
});

test('a taken port is reported, with a free one to choose, while the chat still answers', async ({
  stageWith,
  start,
}) => {
  const { page } = await withPip({ stageWith, start });
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await change(page, { serverPort: port });
  await goTo(page, 'Settings');
  await theSwitch(page, 'use').click();
  await expect(page.getByText(`Another program uses port ${port}.`)).toBeVisible();
  await isAccessible(page, 'a port that is taken');
  await page.getByRole('button', { name: /^Use port \d+ instead$/ }).click();
  await expect(page.getByText('On. Programs need this address and this key.')).toBeVisible();
  other.close();
  await goTo(page, 'Chat');
  await send(page, story);
  await expect(answers(page).first()).toHaveAttribute('aria-busy', 'false');
  await expect(answers(page).first()).toContainText('Once there was a small boat');
  await expect(box(page)).toBeVisible();
});

test('a policy can close it, and fix it', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 2 * 1024 * 1024, pip: true });
  const file = path.join(path.dirname(stage.app.home), 'noggin.policy.json');
  const environment = { NOGGIN_POLICY: file };
  writeFileSync(file, JSON.stringify({ otherPrograms: false }));
  const closed = await start({ ...stage.app, environment });
  await goTo(closed.page, 'Settings');
  await expect(
    closed.page.getByText('Your administrator has closed your models to other programs.'),
  ).toBeVisible();
  await expect(theSwitch(closed.page, 'use')).toHaveCount(0);
  await closed.quit();
  const port = await freePort();
  writeFileSync(file, JSON.stringify({ otherPrograms: { on: true, port, ollama: true } }));
  const fixed = await start({ ...stage.app, environment });
  await goTo(fixed.page, 'Settings');
  await expect(fixed.page.getByText(`http://127.0.0.1:${port}/v1`)).toBeVisible();
  await expect(fixed.page.getByText('Set by your administrator.', { exact: true })).toHaveCount(3);
  await expect(fixed.page.getByRole('textbox', { name: 'Port' })).toHaveCount(0);
  expect((await fetch(`http://127.0.0.1:${port}/api/version`)).status).toBe(200);
});
