import { chmodSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAccessible } from './accessible.ts';
import { button, expect, test } from './fixtures.ts';
import { install } from './installed.ts';

const MiB = 1024 * 1024;

test('Use it: ask a model in Noggin, or give it to another program by a working command', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const home = path.join(path.dirname(stage.app.home), "ada's home");
  const models = path.join(home, "my models' $HOME ü 🙂");
  mkdirSync(path.join(home, 'bin'), { recursive: true });
  mkdirSync(path.join(home, '.continue'));
  writeFileSync(path.join(home, 'bin', 'ollama'), '#!/bin/sh\n');
  chmodSync(path.join(home, 'bin', 'ollama'), 0o755);
  const { page, electron } = await start({
    ...stage.app,
    environment: { HOME: home, NOGGIN_MODELS_DIR: models, PATH: `${home}/bin:${process.env['PATH']}` },
  });
  await install(page);
  await button(page, 'Use it').click();
  const dialog = page.getByRole('dialog', { name: 'Use Noggin Demo' });
  await expect(dialog.getByText('Installed', { exact: true })).toHaveCount(2);
  const file = path.join(models, path.basename(stage.target)).replaceAll("'", "'\\''");
  const copied = () => electron.evaluate(({ clipboard }) => clipboard.readText());
  for (const [program, command] of [
    ['SkyTwin', `export SKYTWIN_LLAMA_MODEL='${file}'`],
    ['Open WebUI', `llama-server -m '${file}'`],
    ['Continue', `llama-server -m '${file}'`],
    ['LM Studio', `lms import --hard-link '${file}'`],
    ['llama.cpp', `llama-cli -m '${file}'`],
    ['Ollama', `printf 'FROM "%s"\\n' '${file}' | ollama create ${stage.model.id} -f /dev/stdin`],
  ] as const) {
    const row = dialog.locator('details', { has: page.getByText(program, { exact: true }) });
    await row.locator('summary').click();
    await expect(row.getByText(command, { exact: true })).toBeVisible();
    await row.getByRole('button', { name: 'Copy the command' }).click();
    await expect.poll(copied).toBe(command);
  }
  await expect(dialog.getByText(/finds it by itself/)).toHaveCount(0);
  await isAccessible(page, 'use it');
  await dialog.getByRole('button', { name: 'Ask it in Noggin' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Chat' })).toBeVisible();
});

test('Use it: where a terminal would misread the file’s name, its path is offered instead', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const models = path.join(path.dirname(stage.app.home), 'a\\b');
  const { page, electron } = await start({ ...stage.app, environment: { NOGGIN_MODELS_DIR: models } });
  await install(page);
  await button(page, 'Use it').click();
  const row = page.getByRole('dialog').locator('details', { has: page.getByText('Ollama', { exact: true }) });
  await row.locator('summary').click();
  await expect(row.getByText(/characters that a terminal may misread/)).toBeVisible();
  await expect(row.getByRole('button', { name: 'Copy the command' })).toHaveCount(0);
  await row.getByRole('button', { name: 'Copy the path' }).click();
  await expect
    .poll(() => electron.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe(path.join(models, path.basename(stage.target)));
});

test('Use it: a file shared with another app is withheld from SkyTwin', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: MiB });
  const { page } = await start(stage.app);
  await install(page);
  linkSync(stage.target, path.join(path.dirname(stage.app.home), 'twin.gguf'));
  await button(page, 'Use it').click();
  const row = page
    .getByRole('dialog')
    .locator('details', { has: page.getByText('SkyTwin', { exact: true }) });
  await row.locator('summary').click();
  await expect(row.getByText(/SkyTwin only accepts a model file of its own/)).toBeVisible();
  await expect(row.getByText(/SKYTWIN_LLAMA_MODEL/)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(button(page, 'Use it')).toBeFocused();
});
