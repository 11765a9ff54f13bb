import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { mountDisk, needsMount } from '../support/disk/test-disk.ts';
import { sha256Of } from '../support/engine/invariants.ts';
import { setScene } from '../support/engine/scene.ts';
import { eventsOf } from './play.ts';

const MiB = 1024 * 1024;

test('C2: durable bytes survive a power loss, and the rest alone is fetched again', async ({ skip }) => {
  const disk = mountDisk(64 * MiB, { canBreakDown: true }) ?? skip(needsMount);
  const folder = path.join(disk.folder, 'models');
  const scene = await setScene({
    bytes: 8 * MiB,
    // Checkpoints by size only: later bytes are written, but not flushed.
    tuning: { checkpointBytes: 4 * MiB, flushBytes: 4 * MiB, checkpointMs: 3_600_000 },
    ports: { modelsFolder: () => folder },
  });
  const gate = scene.host.gateAt(5 * MiB);
  const { id } = scene.engine.downloads.start('tiny');
  await gate.reached;
  await scene.engine.until(id, (view) => view.receivedBytes === 5 * MiB);
  const claimed = (): number => scene.engine.ledger.downloads.get(id)?.durableBytes ?? 0;
  await vi.waitFor(() => expect(claimed()).toBeGreaterThanOrEqual(4 * MiB));
  const durable = claimed();
  expect(durable).toBeLessThan(5 * MiB);
  // The power fails: nothing is flushed any more, whatever the engine does while it ends.
  disk.breakDown();
  scene.engine.downloads.pause(id);
  await scene.engine.stop();
  disk.loseUnflushed();
  const engine = await scene.reopen();
  expect(claimed()).toBe(durable);
  expect(scene.violations()).toEqual([]);

  gate.open();
  engine.downloads.resume(id);
  await engine.until(id, (view) => view.state === 'complete');
  expect(sha256Of(path.join(folder, 'tiny.gguf'))).toBe(scene.model.sha256);
  expect(eventsOf(scene, id)).toEqual(['start']);
  expect(scene.host.requests.at(-1)?.headers.range).toContain(`bytes=${durable}-`);
});

test('C2: the partial of a canceled download stays deleted after a power loss', async ({ skip }) => {
  const disk = mountDisk(64 * MiB, { canBreakDown: true }) ?? skip(needsMount);
  const scene = await setScene({ ports: { modelsFolder: () => path.join(disk.folder, 'models') } });
  const gate = scene.host.gateAt(MiB);
  const { id } = scene.engine.downloads.start('tiny');
  await gate.reached;
  await scene.engine.until(id, (view) => view.receivedBytes === MiB);
  const partial = scene.engine.ledger.downloads.get(id)?.partialPath ?? '';
  scene.engine.downloads.cancel(id);
  await scene.engine.stop();
  expect(existsSync(partial)).toBe(false);
  disk.loseUnflushed();
  const engine = await scene.reopen();
  await engine.downloads.recover();
  expect(existsSync(partial)).toBe(false);
});

test('C2: a file that was adopted, or renamed just before a crash, survives a power loss', async ({
  skip,
}) => {
  const disk = mountDisk(64 * MiB, { canBreakDown: true }) ?? skip(needsMount);
  const folder = path.join(disk.folder, 'models');
  const scene = await setScene({ ports: { modelsFolder: () => folder } });
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'tiny.gguf'), scene.content);
  const { id } = scene.engine.downloads.start('tiny');
  await scene.engine.until(id, (view) => view.state === 'complete');
  await scene.engine.stop();
  disk.loseUnflushed();
  expect(sha256Of(path.join(folder, 'tiny.gguf'))).toBe(scene.model.sha256);
});
