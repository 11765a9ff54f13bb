import path from 'node:path';
import { startAgain } from '../support/app/second-start.ts';
import { sha256Of } from '../support/engine/invariants.ts';
import { ggufPlan, writeGguf } from '../support/gguf/generate.ts';
import { startFakeHub } from '../support/hub/hub.ts';
import { isAccessible } from './accessible.ts';
import { button, expect, test } from './fixtures.ts';

const MiB = 1024 * 1024;

function model(bytes: number): Buffer {
  const content = Buffer.alloc(bytes);
  ggufPlan({ bytes, seed: 1 }).readAt(0, content);
  return content;
}

test('a link at the first start: its model over the welcome, and from there to the end', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const args = [`noggin://model/${stage.model.id}`];
  const { page } = await start({ ...stage.app, firstRun: true, args });
  const dialog = page.getByRole('dialog', { name: 'About Noggin Demo' });
  await expect(dialog).toBeVisible();
  await isAccessible(page, 'the model over the welcome');
  expect(stage.host.requests).toHaveLength(0);
  await dialog.getByRole('button', { name: 'Download', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(button(page, 'Show in folder')).toBeVisible();
  expect(sha256Of(stage.target)).toBe(stage.model.sha256);
});

test('links and files of later starts reach the open window, and wait for the person', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 4 * MiB });
  const folder = path.dirname(stage.app.home);
  const hub = await startFakeHub({
    repositories: { 'org/Tiny-GGUF': { files: { 'Tiny-Q4_K_M.gguf': model(4 * MiB) } } },
  });
  try {
    const home = { ...stage.app, hub: hub.origin };
    const { page } = await start(home);
    await expect(button(page, 'Download')).toBeVisible();
    const again = (word: string) => startAgain(home, [word], folder);

    expect(await again('noggin://get?link=org%2FTiny-GGUF')).toBe(0);
    const adding = page.getByRole('dialog', { name: 'Search Hugging Face or add by link' });
    await expect(adding.getByRole('textbox', { name: 'Words, link or name' })).toHaveValue('org/Tiny-GGUF');
    await isAccessible(page, 'the dialog that a link has filled in');
    // It waits for the person, even across a reload of the page.
    await page.reload();
    await expect(adding).toContainText('Nothing is asked or downloaded before you press Find.');
    expect(hub.requests).toEqual([]);
    await button(page, 'Find').click();
    await expect(adding.getByRole('radio', { name: /nearly the full quality/ })).toBeChecked();
    await page.keyboard.press('Escape');
    await expect(adding).toHaveCount(0);

    await writeGguf(path.join(folder, 'Some File.gguf'), { bytes: 4 * MiB, seed: 42 });
    expect(await again('Some File.gguf')).toBe(0);
    const importing = page.getByRole('dialog', { name: 'Import this file?' });
    await expect(importing).toContainText('Some File.gguf');
    await importing.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(button(page, 'Show in folder')).toBeVisible();
    expect(sha256Of(stage.target)).toBe(stage.model.sha256);
    expect(stage.host.requests).toHaveLength(0);

    expect(await again(`noggin://model/${stage.model.id}`)).toBe(0);
    await expect(page.getByRole('heading', { name: 'Models', level: 1 })).toBeFocused();
    expect(await again('noggin://model/no-such-model')).toBe(0);
    await expect(page.getByRole('alert')).toContainText('a model that is not in its list');
    expect(await again('noggin://settings/open')).toBe(0);
    await expect(page.getByRole('alert').last()).toContainText('a link that it does not understand');
  } finally {
    await hub.close();
  }
});
