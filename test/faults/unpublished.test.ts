import { closeSync, openSync, readdirSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Verify } from '../../src-main/downloads/verifier/port.ts';
import { createRemoteVerify } from '../../src-main/downloads/verifier/remote.ts';
import { setScene } from '../support/engine/scene.ts';
import { ended } from './play.ts';

/** A scene whose model has no published hash. */
const unpublished = () => setScene({ catalogue: { sha256: null } });

test('a file without a published hash is recorded with the hash of its bytes', async () => {
  const scene = await unpublished();
  const { id } = scene.engine.downloads.start('tiny');
  expect((await scene.engine.until(id, ended)).state).toBe('complete');
  const [installed] = scene.engine.ledger.installed.all();
  expect(installed).toMatchObject({ byPublisher: false, adopted: false, sha256: scene.installedHash() });
});

test('B6: another file under its name is never taken for it, whatever its size', async () => {
  const scene = await unpublished();
  const { id } = scene.engine.downloads.start('tiny');
  await scene.engine.until(id, ended);
  await scene.reopen();
  writeFileSync(scene.engine.target('tiny'), Buffer.alloc(scene.content.length));
  const again = scene.engine.downloads.start('tiny');
  const view = await scene.engine.until(again.id, ended);
  expect(view).toMatchObject({ state: 'failed', error: { code: 'target-occupied' } });
});

/** All bytes are received and recorded, and the file has its name, but a crash prevented the record of that. */
async function cutAfterRename() {
  const verify: Verify = (_spec, _progress, signal) =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve({ kind: 'stopped' })));
  const scene = await setScene({ catalogue: { sha256: null }, ports: { verify } });
  const { id } = scene.engine.downloads.start('tiny');
  await scene.engine.until(id, ({ state }) => state === 'verifying');
  const real = createRemoteVerify(new URL('../../src-main/downloads/verifier/worker.ts', import.meta.url));
  const engine = await scene.reopen({ ports: { verify: real } });
  renameSync(engine.ledger.downloads.get(id)?.partialPath ?? '', engine.target('tiny'));
  return { scene, engine, id };
}

test('C1: an install cut off after the rename is finished by its pieces', async () => {
  const { scene, engine, id } = await cutAfterRename();
  const served = scene.host.bytesServed;
  engine.downloads.resume(id);
  expect((await engine.until(id, ended)).state).toBe('complete');
  expect(engine.ledger.installed.all()).toMatchObject([
    { byPublisher: false, sha256: scene.installedHash() },
  ]);
  expect(scene.host.bytesServed).toBe(served);
});

test('C1: an install cut off after the rename fails when the file was changed since', async () => {
  const { engine, id } = await cutAfterRename();
  const file = openSync(engine.target('tiny'), 'r+');
  writeSync(file, Buffer.from('other'), 0, 5, 500_000);
  closeSync(file);
  engine.downloads.resume(id);
  expect(await engine.until(id, ended)).toMatchObject({
    state: 'failed',
    error: { code: 'target-occupied' },
  });
});

test.each([
  ['in its weights', 1_200_000],
  ['in its header', 5000],
])('a file that its source truncated %s is neither installed nor kept', async (_where, cutAt) => {
  const scene = await setScene({ cutAt, catalogue: { sha256: null, bytes: null } });
  const { id } = scene.engine.downloads.start('tiny');
  const view = await scene.engine.until(id, ended);
  expect(view).toMatchObject({ state: 'failed', error: { code: 'file-cut-off' } });
  expect(scene.engine.downloads.installed()).toEqual([]);
  expect(readdirSync(scene.engine.modelsFolder)).toEqual([]);
});
