import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from 'playwright/test';
import { projectRoot } from '../../script/lib/runtime.ts';
import { signatureOf } from '../../src-main/platform/signature.ts';
import { newSigningKeys } from '../support/signing-keys.ts';
import { button, expect, goTo, test } from './fixtures.ts';

const MiB = 1024 * 1024;
const { privateKey, publicKey: key } = newSigningKeys();
const builtIn = JSON.parse(
  readFileSync(path.join(projectRoot, 'src-main', 'catalogue', 'built-in.json'), 'utf8'),
) as { readonly models: readonly { readonly name: string }[] };

/** A published catalogue, and a gate that holds the answer back until it is opened. */
async function publish(serial: number, signer = privateKey) {
  const models = [{ ...builtIn.models[0], name: 'Brand New 0.6B' }, ...builtIn.models.slice(1)];
  const bytes = Buffer.from(JSON.stringify({ ...builtIn, serial, published: '2027-01-02', models }));
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const server = http.createServer(async (request, response) => {
    await opened;
    response.end(request.url?.endsWith('.sig') ? signatureOf(signer, bytes) : bytes);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    environment: {
      NOGGIN_CATALOGUE_UPDATES: `http://127.0.0.1:${port}/list.json`,
      NOGGIN_CATALOGUE_KEY: key,
    },
    open,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Opens the details below the catalogue in use. */
async function lookAtList(page: Page): Promise<void> {
  await goTo(page, 'Settings');
  await page.getByText('The list of models', { exact: true }).click();
}

test('every model has its strengths, its license, and its doubts', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: MiB });
  const { page } = await start(stage.app);
  await button(page, 'Choose another').click();
  const find = page.getByRole('searchbox', { name: 'Find a model' });
  const names = page.locator('.radio-title');
  expect(await names.count()).toBeGreaterThan(1);
  await find.fill('gemma google');
  await expect(names).toHaveCount(9);
  for (const name of await names.allTextContents()) expect(name).toMatch(/^Gemma/);
  await expect(page.getByText(/Not recommended by Noggin itself: its license is unclear/)).not.toHaveCount(0);
  await find.fill('gpt-oss');
  await expect(names).toHaveText(['gpt-oss 20B']);
  await expect(page.getByText(/12.1 GB · Free for any use/)).toBeVisible();
  await page.getByRole('radio', { name: 'gpt-oss 20B' }).press('Space');
  const offer = page.getByRole('region', { name: 'Choose a model' }).getByRole('article');
  await expect(offer.getByRole('heading', { level: 2 })).toHaveText('gpt\u2011oss 20B');
  await offer.getByText('Details', { exact: true }).click();
  await expect(offer.getByText('Apache License 2.0')).toBeVisible();
  await expect(offer.getByText('https://www.apache.org/licenses/LICENSE-2.0')).toBeVisible();
  await expect(offer.getByText('131,072 tokens')).toBeVisible();
  await find.fill('no such words');
  await expect(page.getByText(/No model has these words/)).toBeVisible();
  await find.press('Escape');
  await expect(page.getByRole('radio', { name: 'gpt-oss 20B' })).toBeChecked();
});

test('the best of each group are visible, and the others on request', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: MiB });
  const { page } = await start(stage.app);
  await button(page, 'Choose another').click();
  const more = page.getByRole('button', { name: /^Show \d+/ });
  const before = await page.getByRole('radio').count();
  expect(before).toBeLessThan(20);
  const buttons = await more.count();
  expect(buttons).toBeGreaterThan(0);
  for (let count = 0; count < buttons; count += 1) {
    await more.first().press('Enter');
    // The keyboard focus is on the first added model.
    await expect(page.locator('input[type=radio]:focus')).toHaveCount(1);
  }
  await expect(more).toHaveCount(0);
  await expect(page.getByRole('radio')).toHaveCount(61);
});

test('a newer catalogue is used while Noggin runs, and after a restart', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: MiB });
  const { catalogue: _configured, ...app } = stage.app;
  const source = await publish(7);
  try {
    const first = await start({ ...app, environment: source.environment });
    await lookAtList(first.page);
    await expect(first.page.getByText('Built in.')).toBeVisible();
    source.open();
    await expect(first.page.getByText('Number 7, of January 2, 2027')).toBeVisible();
    await expect(first.page.getByText(/signature verified/)).toBeVisible();
    await goTo(first.page, 'Home');
    await button(first.page, 'Choose another').click();
    await first.page.getByRole('searchbox').fill('brand new');
    await expect(first.page.getByRole('radio', { name: 'Brand New 0.6B' })).toHaveCount(1);
    await first.quit();
  } finally {
    source.close();
  }
  // The server is gone; a verified catalogue stays, and is verified again.
  const second = await start({ ...app, environment: source.environment });
  await lookAtList(second.page);
  await expect(second.page.getByText('Number 7, of January 2, 2027')).toBeVisible();
  await expect(second.page.getByText('A newer list was rejected')).toBeVisible();
});

test('a newer catalogue that somebody else signed is refused, and the reason shown', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const { catalogue: _configured, ...app } = stage.app;
  const source = await publish(7, newSigningKeys().privateKey);
  try {
    source.open();
    const { page } = await start({ ...app, environment: source.environment });
    await lookAtList(page);
    await expect(page.getByText(/not signed by the key that this app trusts/)).toBeVisible();
    await expect(page.getByText('Built in.')).toBeVisible();
    await goTo(page, 'Home');
    await button(page, 'Choose another').click();
    await page.getByRole('searchbox').fill('brand new');
    await expect(page.getByText(/No model has these words/)).toBeVisible();
  } finally {
    source.close();
  }
});
