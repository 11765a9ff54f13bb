import { spawnSync } from 'node:child_process';
import {
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { setScene } from '../support/engine/scene.ts';
import { damage } from '../support/library/damage.ts';
import { ended, eventsOf, expectInstalled } from './play.ts';

/** A download with a verified partial that stopped because another file took its name at the last moment. */
async function provenButUnplaced() {
  const scene = await setScene();
  const gate = scene.host.gateAt(scene.content.length / 2);
  const { id } = scene.engine.downloads.start('tiny');
  await gate.reached;
  const target = scene.engine.target('tiny');
  writeFileSync(target, 'mine');
  gate.open();
  await scene.engine.until(id, ended);
  unlinkSync(target);
  const partial = scene.engine.ledger.downloads.get(id)?.partialPath ?? '';
  const finish = async () => {
    await scene.reopen();
    scene.engine.downloads.retry(id);
    return scene.engine.until(id, ended);
  };
  return { scene, id, target, partial, finish };
}

test('B14: a download killed between link and unlink is complete, with one name', async () => {
  const { scene, target, partial, finish } = await provenButUnplaced();
  linkSync(partial, target);
  expectInstalled(scene, await finish());
  await scene.reopen();
  expect(readdirSync(scene.engine.modelsFolder)).toEqual(['tiny.gguf']);
  expect(lstatSync(target).nlink).toBe(1);
  expect(scene.host.bytesServed).toBe(scene.content.length);
});

test('B14: a damaged file with both names loses the final one, and its damage alone is fetched again', async () => {
  const { scene, id, target, partial, finish } = await provenButUnplaced();
  linkSync(partial, target);
  damage(partial, 300_000);
  expectInstalled(scene, await finish());
  expect(eventsOf(scene, id)).toEqual(['start', expect.stringContaining('damaged on the disk: 1 [4]')]);
  expect(scene.host.bytesServed).toBe(scene.content.length + 65_536);
});

test('B14: a download killed while an empty file reserved the name gets the name', async () => {
  const { scene, target, finish } = await provenButUnplaced();
  writeFileSync(target, '');
  expectInstalled(scene, await finish());
  expect(scene.host.bytesServed).toBe(scene.content.length);
});

test('B6: an earlier empty file belongs to somebody, and stays', async () => {
  const scene = await setScene();
  mkdirSync(scene.engine.modelsFolder, { recursive: true });
  writeFileSync(scene.engine.target('tiny'), '');
  const { id } = scene.engine.downloads.start('tiny');
  expect(await scene.engine.until(id, ended)).toMatchObject({ error: { code: 'target-occupied' } });
  expect(readFileSync(scene.engine.target('tiny'), 'utf8')).toBe('');
});

test('B14: an old name that another program holds is removed later; the file has its final name at once', async ({
  skip,
}) => {
  const scene = await setScene();
  const folder = scene.engine.modelsFolder;
  mkdirSync(folder, { recursive: true });
  // In such a folder names can be added but not removed. Root on ext4 only.
  const chattr = (flag: string): boolean => spawnSync('chattr', [flag, folder]).status === 0;
  if (!chattr('+a')) skip('needs root and a file system with chattr +a');
  onTestFinished(() => void chattr('-a'));
  const { id } = scene.engine.downloads.start('tiny');
  expectInstalled(scene, await scene.engine.until(id, ended));
  chattr('-a');
  await scene.reopen();
  await scene.engine.downloads.recover();
  expect(readdirSync(folder)).toEqual(['tiny.gguf']);
});
