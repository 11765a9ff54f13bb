import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Stage } from '../support/app/stage.ts';
import { sha256Of } from '../support/engine/invariants.ts';
import { writeGguf } from '../support/gguf/generate.ts';
import { isAccessible } from './accessible.ts';
import { answerDialog, folderOf } from './dialogs.ts';
import { button, expect, goTo, test } from './fixtures.ts';

const MiB = 1024 * 1024;
const partName = (part: number): string => `My Big One-0000${part}-of-00003.gguf`;
const parts = [1, 2, 3];

/** A model of three files in a folder of the person's. */
async function writeParts(stage: Stage): Promise<{ readonly folder: string; readonly hashes: string[] }> {
  const folder = path.join(folderOf(stage), 'three files');
  mkdirSync(folder);
  const hashes: string[] = [];
  for (const part of parts) {
    const { sha256 } = await writeGguf(path.join(folder, partName(part)), {
      bytes: 4 * MiB,
      seed: 70 + part,
    });
    hashes.push(sha256);
  }
  return { folder, hashes };
}

test('a model in three files is imported as one, by any of them', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: MiB });
  const { folder, hashes } = await writeParts(stage);
  const app = await start(stage.app);
  const { page } = app;
  await answerDialog(app, path.join(folder, partName(2)));
  await button(page, 'Import a file').click();
  const dialog = page.getByRole('dialog', { name: 'Import this file?' });
  await expect(dialog).toContainText('My Big One · 13 MB in 3 files');
  await isAccessible(page, 'the offer of three files');
  await dialog.getByRole('radio', { name: 'Move it' }).check();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await goTo(page, 'Models');
  await expect(button(page, 'Show in folder')).toBeVisible();
  const card = page.getByRole('article', { name: 'My Big One' });
  await expect(card).toHaveCount(1);
  await expect(card).toContainText('13 MB');
  const ours = parts.map((part) => path.join(stage.app.modelsFolder, `my-big-one-0000${part}-of-00003.gguf`));
  expect(ours.map(sha256Of)).toEqual(hashes);
  await expect.poll(() => readdirSync(folder)).toEqual([]);
});

test('a part that is missing is named; with it beside the others all comes in', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const { folder } = await writeParts(stage);
  const third = path.join(folder, partName(3));
  renameSync(third, `${third}.away`);
  const app = await start(stage.app);
  const { page } = app;
  await answerDialog(app, path.join(folder, partName(1)));
  await button(page, 'Import a file').click();
  const refusal = page.getByRole('dialog', { name: 'This file cannot be imported' });
  await expect(refusal).toContainText('This model comes in several files, and they are not all here.');
  await expect(refusal).toContainText(`Missing: ${partName(3)}`);
  await isAccessible(page, 'a missing part');
  await button(page, 'Close').click();
  renameSync(`${third}.away`, third);
  await button(page, 'Import a file').click();
  await button(page, 'Import').click();
  await expect(button(page, 'Show in folder')).toHaveCount(1);
  await expect(page.getByRole('article', { name: 'My Big One' })).toHaveCount(1);
  rmSync(folder, { recursive: true });
});
