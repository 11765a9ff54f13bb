import path from 'node:path';
import { expect, test } from 'vitest';
import { freeBytes } from '../../src-main/platform/disk.ts';
import { mountDisk, needsMount } from '../support/disk/test-disk.ts';
import { type SceneOptions, setScene } from '../support/engine/scene.ts';
import { ended } from './play.ts';

const MiB = 1024 * 1024;
const unknown = { bytes: null, sha256: null };

/** Engine options for a disk of its own with a reserve. */
function onDisk(folder: string, diskReserveBytes: number, more: SceneOptions = {}): SceneOptions {
  return {
    catalogue: unknown,
    bytesPerSecond: 16 * MiB,
    ...more,
    tuning: { diskReserveBytes, checkpointBytes: MiB, checkpointMs: 20, ...more.tuning },
    ports: { modelsFolder: () => path.join(folder, 'models'), freeBytes },
  };
}

test('B17: a size learned from the first answer is checked against the disk space, and almost nothing fetched', async ({
  skip,
}) => {
  const disk = mountDisk(32 * MiB, { canBreakDown: false }) ?? skip(needsMount);
  const scene = await setScene(onDisk(disk.folder, 4 * MiB, { bytes: 40 * MiB }));
  const { id } = scene.engine.downloads.start('tiny');
  const view = await scene.engine.until(id, ended);
  expect(view).toMatchObject({ state: 'paused', reason: 'disk-full', error: { code: 'disk-full' } });
  const neededBytes = Number(view.error?.details?.['neededBytes']);
  expect(neededBytes).toBeGreaterThan(30 * MiB);
  expect(neededBytes).toBeLessThanOrEqual(44 * MiB);
  expect(Number(view.error?.details?.['freeBytes'])).toBeLessThan(32 * MiB);
  expect((await freeBytes(disk.folder)) ?? 0).toBeGreaterThan(8 * MiB);
  expect(scene.host.requests.length).toBeLessThan(3);
  // It waits for the space it needs, without a request meanwhile.
  expect(scene.engine.ledger.downloads.get(id)?.totalBytes).toBe(40 * MiB);
});

test.for([
  ['parts of unknown totals', { noContentLength: 'chunked', unknownTotal: true }],
  ['one stream', { noContentLength: 'until-close', ignoreRange: true }],
] as const)(
  'B17: a file of unknown size, in %s, leaves the disk its reserve, keeps its bytes, and ends once there is space',
  async ([_how, faults], { skip }) => {
    const reserve = 8 * MiB;
    const disk = mountDisk(32 * MiB, { canBreakDown: false }) ?? skip(needsMount);
    const scene = await setScene(onDisk(disk.folder, reserve, { bytes: 16 * MiB, faults }));
    disk.fill(16 * MiB);
    const { id } = scene.engine.downloads.start('tiny');
    const view = await scene.engine.until(id, ended);
    expect(view).toMatchObject({ state: 'paused', reason: 'disk-full' });
    expect(view.error?.details).toMatchObject({ neededBytes: reserve });
    expect((await freeBytes(disk.folder)) ?? 0).toBeGreaterThan(reserve / 2);
    expect(scene.engine.ledger.downloads.get(id)?.durableBytes).toBeGreaterThan(MiB);
    disk.relieve();
    expect(await scene.engine.until(id, (now) => now.state === 'complete')).toMatchObject({ error: null });
  },
);

test('B17: the reserve is watched during the transfer, whoever uses the space', async () => {
  let free = 100 * MiB;
  const scene = await setScene({
    tuning: { diskReserveBytes: 10 * MiB, checkpointMs: 20 },
    ports: { freeBytes: async () => free },
  });
  const half = scene.content.length / 2;
  const gate = scene.host.gateAt(half);
  const { id } = scene.engine.downloads.start('tiny');
  await gate.reached;
  free = 9 * MiB;
  scene.host.limit({ bytesPerSecond: MiB });
  gate.open();
  const view = await scene.engine.until(id, ended);
  expect(view).toMatchObject({
    state: 'paused',
    reason: 'disk-full',
    error: { details: { freeBytes: free } },
  });
  expect(scene.engine.ledger.downloads.get(id)?.durableBytes).toBeGreaterThan(0);
  free = 100 * MiB;
  scene.host.limit({});
  expect(await scene.engine.until(id, (now) => now.state === 'complete')).toMatchObject({ error: null });
});

test('B17: a size beyond the file system’s limit, learned from the first answer, is an error', async () => {
  const scene = await setScene({
    catalogue: unknown,
    faults: { grownBy: 8 * 1024 * MiB },
    ports: { largestFile: async () => 4 * 1024 * MiB - 1 },
  });
  const { id } = scene.engine.downloads.start('tiny');
  expect(await scene.engine.until(id, ended)).toMatchObject({ error: { code: 'file-too-large' } });
});
