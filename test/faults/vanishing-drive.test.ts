import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { mountDisk, needsMount } from '../support/disk/test-disk.ts';
import { sha256Of } from '../support/engine/invariants.ts';
import { setScene } from '../support/engine/scene.ts';
import { ended, eventsOf, expectInstalled } from './play.ts';

const MiB = 1024 * 1024;

/** A download into `folder`, stopped half-way. */
async function halfway(folder: string) {
  const scene = await setScene({ bytes: 8 * MiB, ports: { modelsFolder: () => folder } });
  const gate = scene.host.gateAt(4 * MiB);
  const { id } = scene.engine.downloads.start('tiny');
  await gate.reached;
  await scene.engine.until(id, (view) => view.receivedBytes >= 4 * MiB);
  // No flush is in progress: ext4 that is shut down in the middle of one may report success.
  await expect.poll(() => scene.engine.ledger.downloads.get(id)?.durableBytes).toBe(4 * MiB);
  return { scene, gate, id };
}

test('B3: a drive unplugged half-way pauses the download, which resumes automatically from its durable bytes', async ({
  skip,
}) => {
  const drive = mountDisk(64 * MiB, { canBreakDown: true }) ?? skip(needsMount);
  const { scene, gate, id } = await halfway(path.join(drive.folder, 'models'));
  drive.breakDown();
  gate.open();
  expect(await scene.engine.until(id, ended)).toMatchObject({
    state: 'paused',
    reason: 'folder-unavailable',
  });
  expect(scene.engine.downloads.installed()).toEqual([]);
  const row = scene.engine.ledger.downloads.get(id);

  drive.loseUnflushed();
  const view = await scene.engine.until(id, (now) => now.state === 'complete');
  expect(view.error).toBeNull();
  expect(sha256Of(path.join(drive.folder, 'models', 'tiny.gguf'))).toBe(scene.model.sha256);
  // The ledger's bytes were on the drive: none was lost or requested again.
  expect(eventsOf(scene, id)).toEqual(['start']);
  expect(scene.host.requests.at(-1)?.headers.range).toContain(`bytes=${row?.durableBytes}-`);
});

test('B3: a models folder moved away half-way pauses the download, which resumes once it is back', async () => {
  const scene0 = await setScene();
  const folder = path.join(scene0.home, 'models elsewhere');
  const { scene, gate, id } = await halfway(folder);
  const away = `${folder} away`;
  renameSync(folder, away);
  gate.open();
  expect(await scene.engine.until(id, ended)).toMatchObject({
    state: 'paused',
    reason: 'folder-unavailable',
  });
  rmSync(folder, { recursive: true, force: true });
  renameSync(away, folder);
  const served = scene.host.bytesServed;
  expect(await scene.engine.until(id, (view) => view.state === 'complete')).toMatchObject({ error: null });
  expect(eventsOf(scene, id)).toEqual(['start']);
  expect(scene.host.bytesServed - served).toBeLessThan(MiB);
});

test('B3: a models folder deleted while paused is created and filled again, and the ledger claims no old bytes', async () => {
  const scene0 = await setScene();
  const folder = path.join(scene0.home, 'models elsewhere');
  const { scene, gate, id } = await halfway(folder);
  scene.engine.downloads.pause(id);
  gate.open();
  await scene.reopen();
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  scene.engine.downloads.resume(id);
  expect(await scene.engine.until(id, ended)).toMatchObject({ state: 'complete' });
  expect(eventsOf(scene, id)[1]).toContain('the partial file became shorter');
});

test.each(['ESTALE', 'ETIMEDOUT', 'EHOSTDOWN', 'ENETUNREACH', 'ENOTCONN', 'EREMOTEIO'])(
  'B18: a network drive that answers %s for a while pauses the download, which then resumes automatically',
  async (code) => {
    let isAway = true;
    const scene = await setScene({
      ports: {
        freeBytes: async () => {
          if (isAway) throw Object.assign(new Error(`${code}: statfs`), { code, syscall: 'statfs' });
          return null;
        },
      },
    });
    const { id } = scene.engine.downloads.start('tiny');
    expect(await scene.engine.until(id, ended)).toMatchObject({
      state: 'paused',
      reason: 'folder-unavailable',
      error: { code: 'folder-unavailable', details: { systemCode: code } },
    });
    isAway = false;
    expectInstalled(scene, await scene.engine.until(id, (view) => view.state === 'complete'));
  },
);

test('B19: where names are limited to 143 bytes, a model with a long id can be downloaded', async () => {
  const id = 'm'.repeat(128);
  const scene = await setScene({ catalogue: { id } });
  const gate = scene.host.gateAt(scene.content.length / 2);
  const { id: downloadId } = scene.engine.downloads.start(id);
  await gate.reached;
  const names = readdirSync(scene.engine.modelsFolder);
  expect(names.map((name) => Buffer.byteLength(name)).filter((bytes) => bytes > 143)).toEqual([]);
  gate.open();
  expect(await scene.engine.until(downloadId, ended)).toMatchObject({ state: 'complete' });
  expect(readdirSync(scene.engine.modelsFolder)).toEqual([`${id}.gguf`]);
});
