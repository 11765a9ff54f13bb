import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { openLedger } from '../../src-main/ledger/ledger.ts';
import { ledgerFile } from '../support/app/app.ts';
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

test('a model in three files is imported as one, from any of them', async ({ stageWith, start }) => {
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

test('a missing part is named; once it is beside the others all are imported', async ({
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

test('a lone part says which one it is; it can be removed and restored, but not used', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const file = path.join(stage.app.modelsFolder, 'my-big-one-00002-of-00003.gguf');
  mkdirSync(stage.app.modelsFolder, { recursive: true });
  const { sha256 } = await writeGguf(file, { bytes: 4 * MiB, seed: 72 });
  const ledger = openLedger(ledgerFile(stage.app.home));
  ledger.transaction(() =>
    ledger.installed.put({
      ...{ modelId: 'my-big-one-00002-of-00003', name: 'My Big One', path: file, sha256 },
      ...{ ofModel: 'my-big-one-00001-of-00003', fileIndex: 2, fileCount: 3 },
      ...{ bytes: statSync(file).size, modifiedAtMs: statSync(file).mtimeMs, provenAtMs: Date.now() },
      ...{ adopted: true, downloadId: null, byPublisher: false },
    }),
  );
  ledger.close();
  const { page } = await start(stage.app);
  await goTo(page, 'Models');
  const card = page.getByRole('article', { name: 'My Big One, part 2 of 3' });
  await expect(card).toContainText('This is one of 3 files of a model. The others are missing');
  await expect(card).toContainText('Incomplete');
  await expect(card.getByRole('button', { name: 'Use it' })).toHaveCount(0);
  await card.getByRole('button', { name: 'More' }).click();
  await expect(card.getByRole('button', { name: 'Use this model' })).toHaveCount(0);
  await isAccessible(page, 'a file that is left alone');
  await card.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByText('My Big One, part 2 of 3 was removed')).toBeVisible();
  await button(page, 'Undo').click();
  await expect(card).toHaveCount(1);
});
