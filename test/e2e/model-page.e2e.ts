import path from 'node:path';
import { isAccessible } from './accessible.ts';
import { answers, send, withPip } from './conversation.ts';
import { button, expect, goTo, openModel } from './fixtures.ts';
import { MiB, model, modelsIn, test } from './hub-fixtures.ts';

const part = (index: number): string => `big-Q4_K_M-0000${index}-of-00003.gguf`;

test('a changed file of a model is announced, and downloaded alone', async ({
  stageWith,
  start,
  hubWith,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const files = {
    [part(1)]: model(6 * MiB, 31),
    [part(2)]: model(2 * MiB, 32),
    [part(3)]: model(2 * MiB, 33),
  };
  const hub = await hubWith({ repositories: { 'org/Big-GGUF': { files, changed: '2026-03-05' } } });
  const first = await start({ ...stage.app, hub: hub.origin });
  let { page } = first;
  await goTo(page, 'Models');
  const field = page.getByRole('searchbox', { name: 'Find a model' });
  await field.fill('org/Big-GGUF');
  await field.press('Enter');
  await button(page, 'Download').click();
  const folder = path.dirname(stage.target);
  await expect.poll(() => modelsIn(folder)).toHaveLength(3);
  await goTo(page, 'Models');
  await field.press('Escape');
  await page.getByRole('tab', { name: 'Mine' }).click();
  const asked = hub.requests.length;
  await button(page, 'About this model').click();
  const about = page.getByRole('dialog', { name: /^About / });
  await expect(about.getByText('10 MB')).toBeVisible();
  await isAccessible(page, 'an installed model');
  // Nothing is requested before the person asks.
  expect(hub.requests).toHaveLength(asked);
  await button(page, 'Look for a newer version').click();
  await expect(about.getByText('You have the newest file of this version.')).toBeVisible();
  await button(page, 'Close').click();
  await expect(button(page, 'About this model')).toBeFocused();

  await hub.publish('org/Big-GGUF', { [part(2)]: model(2 * MiB, 34) });
  // Whoever wants it is told once a day, and now.
  await goTo(page, 'Settings');
  await page.getByRole('switch', { name: 'Tell me when a model has a newer version' }).click();
  await goTo(page, 'Models');
  await expect(page.getByText('Newer version', { exact: true })).toBeVisible();
  // What was found today is known after a restart, too, and nobody is asked again.
  await first.quit();
  const askedToday = hub.requests.length;
  ({ page } = await start({ ...stage.app, hub: hub.origin }));
  await goTo(page, 'Models');
  await expect(page.getByText('Newer version', { exact: true })).toBeVisible();
  expect(hub.requests).toHaveLength(askedToday);
  await button(page, 'About this model').click();
  await button(page, 'Look for a newer version').click();
  const versions = page.getByRole('dialog', { name: /^About / });
  await expect(
    versions.getByText(
      /changed this version, last on March 5, 2026\. 2 of its files are here already; 2\.1 MB/,
    ),
  ).toBeVisible();
  await isAccessible(page, 'a newer version');
  await versions.getByRole('button', { name: 'Download', exact: true }).click();
  await expect.poll(() => modelsIn(folder)).toHaveLength(6);
  const fetched = hub.cdn.requests.filter(({ name }) => name === `org/Big-GGUF/${part(3)}`);
  expect(fetched).toHaveLength(1);
  await goTo(page, 'Models');
  await expect(page.getByText(/^2 models, /)).toBeVisible();
  await expect(page.getByText('Newer version', { exact: true })).toHaveCount(0);
});

test('a catalogue model opens its license in the browser; one without a repository has no versions', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const { page, electron } = await start(stage.app);
  await electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (address) => void opened.push(address);
  });
  const about = await openModel(page, 'Noggin Demo');
  await button(page, 'See all its versions').click();
  await expect(
    about.getByText('This model comes from a single file, so there is no list of versions.'),
  ).toBeVisible();
  await about.getByRole('button', { name: 'Read the license' }).click();
  await expect
    .poll(() => electron.evaluate(() => (globalThis as unknown as { opened: string[] }).opened))
    .toEqual(['https://www.apache.org/licenses/LICENSE-2.0']);
});

test('a model lists its conversations, and leads to them', async ({ stageWith, start }) => {
  const { page } = await withPip({ stageWith, start });
  await send(page, 'What is the capital of France?');
  await expect(answers(page).first()).toHaveAttribute('aria-busy', 'false');
  await button(page, 'New chat').click();
  await goTo(page, 'Models');
  await button(page, 'About this model').click();
  const conversations = page.getByRole('region', { name: 'Conversations with it' });
  await expect(conversations.getByRole('listitem')).toHaveCount(1);
  await conversations.getByRole('button').click();
  await expect(answers(page).first()).toContainText('Paris');
});
