import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { freeBytes } from '../../src-main/platform/disk.ts';
import { mountDisk, needsMount } from '../support/disk/test-disk.ts';
import { type Scene, setScene } from '../support/engine/scene.ts';
import { ended, eventsOf } from './play.ts';

const MiB = 1024 * 1024;

/** A download onto a disk of its own that another program fills half-way. */
async function filledMidway(folder: string, fill: (roomBytes: number) => void) {
  const scene = await setScene({
    bytes: 8 * MiB,
    ports: { modelsFolder: () => path.join(folder, 'models'), freeBytes },
  });
  const gate = scene.host.gateAt(4 * MiB);
  const { id } = scene.engine.downloads.start('tiny');
  await gate.reached;
  await scene.engine.until(id, (view) => view.receivedBytes >= 4 * MiB);
  fill(MiB);
  gate.open();
  return { scene, id };
}

const onDisk = (scene: Scene, id: string): number =>
  statSync(scene.engine.ledger.downloads.get(id)?.partialPath ?? '').size;

test('B2: a disk that fills up half-way pauses the download, which keeps every byte and ends once there is space', async ({
  skip,
}) => {
  const disk = mountDisk(32 * MiB, { canBreakDown: false }) ?? skip(needsMount);
  const { scene, id } = await filledMidway(disk.folder, disk.fill);
  const view = await scene.engine.until(id, ended);
  expect(view).toMatchObject({ state: 'paused', reason: 'disk-full', actions: ['resume', 'cancel'] });
  // All that fit on the disk is recorded.
  const durable = scene.engine.ledger.downloads.get(id)?.durableBytes ?? 0;
  expect(durable).toBeGreaterThanOrEqual(4 * MiB);
  expect(durable).toBeLessThanOrEqual(onDisk(scene, id));

  disk.relieve();
  // It resumes without a click.
  expect(await scene.engine.until(id, (now) => now.state === 'complete')).toMatchObject({ error: null });
  expect(eventsOf(scene, id)).toEqual(['start']);
  // Bytes on the disk are never requested again.
  expect(scene.host.requests.at(-1)?.headers.range).toContain(`bytes=${durable}-`);
});

test('B2: the engine survives a full disk: resume pauses again, and cancel frees the space', async ({
  skip,
}) => {
  const disk = mountDisk(32 * MiB, { canBreakDown: false }) ?? skip(needsMount);
  const { scene, id } = await filledMidway(disk.folder, disk.fill);
  await scene.engine.until(id, ended);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    scene.engine.downloads.resume(id);
    await scene.engine.until(id, (view) => view.state === 'paused' && view.reason === 'disk-full');
  }
  const partial = scene.engine.ledger.downloads.get(id)?.partialPath ?? '';
  scene.engine.downloads.cancel(id);
  await scene.engine.stop();
  expect(existsSync(partial)).toBe(false);
});
