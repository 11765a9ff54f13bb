import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Scene, setScene } from '../support/engine/scene.ts';
import { ended, eventsOf, expectInstalled, pausedHalfway, resumed } from './play.ts';

test('B1: too little disk space is an error before the first byte, with the missing amount', async () => {
  const scene = await setScene({ ports: { freeBytes: async () => 1000 } });
  const { id } = scene.engine.downloads.start('tiny');
  const view = await scene.engine.until(id, ended);
  expect(view).toMatchObject({ state: 'paused', reason: 'disk-full' });
  expect(view.error?.details).toEqual({ neededBytes: scene.content.length, freeBytes: 1000 });
  expect(scene.host.requests).toEqual([]);
});

test('B1: the download resumes automatically once there is space', async () => {
  let free = 1000;
  const scene = await setScene({ ports: { freeBytes: async () => free } });
  const { id } = scene.engine.downloads.start('tiny');
  await scene.engine.until(id, (view) => view.state === 'paused');
  free = 100_000_000;
  expectInstalled(scene, await scene.engine.until(id, (view) => view.state === 'complete'));
});

test('B3: an unplugged drive pauses the download, which resumes automatically when it is back', async () => {
  const { scene, id, durable } = await pausedHalfway();
  const elsewhere = `${scene.engine.modelsFolder} unplugged`;
  renameSync(scene.engine.modelsFolder, elsewhere);
  scene.engine.downloads.resume(id);
  const view = await scene.engine.until(id, (now) => now.state === 'paused' && now.reason !== 'user');
  expect(view).toMatchObject({ reason: 'folder-unavailable' });
  expect(existsSync(scene.engine.modelsFolder)).toBe(false);
  const served = scene.host.bytesServed;
  renameSync(elsewhere, scene.engine.modelsFolder);
  expectInstalled(scene, await scene.engine.until(id, (now) => now.state === 'complete'));
  expect(scene.host.bytesServed - served).toBe(scene.content.length - durable);
});

test('B3: a models folder that cannot be created pauses as folder-unavailable, and resumes when it can', async () => {
  const scene = await setScene();
  writeFileSync(scene.engine.modelsFolder, 'a file where the folder should be');
  const { id } = scene.engine.downloads.start('tiny');
  expect(await scene.engine.until(id, ended)).toMatchObject({
    state: 'paused',
    reason: 'folder-unavailable',
  });
  unlinkSync(scene.engine.modelsFolder);
  expectInstalled(scene, await scene.engine.until(id, (view) => view.state === 'complete'));
});

test('B5: the right file under the final name is adopted, and nothing is downloaded', async () => {
  const scene = await setScene();
  mkdirSync(scene.engine.modelsFolder, { recursive: true });
  writeFileSync(scene.engine.target('tiny'), scene.content);
  const { id } = scene.engine.downloads.start('tiny');
  expectInstalled(scene, await scene.engine.until(id, ended));
  expect(scene.host.requests).toEqual([]);
  expect(scene.engine.downloads.installed()).toMatchObject([{ modelId: 'tiny', adopted: true }]);
});

test.each(['another size', 'the same size'])(
  'B6: a file of %s with other content is never overwritten',
  async (which) => {
    const scene = await setScene();
    const other = which === 'another size' ? Buffer.from('mine') : Buffer.alloc(scene.content.length, 7);
    mkdirSync(scene.engine.modelsFolder, { recursive: true });
    writeFileSync(scene.engine.target('tiny'), other);
    const { id } = scene.engine.downloads.start('tiny');
    const view = await scene.engine.until(id, ended);
    expect(view).toMatchObject({
      state: 'failed',
      error: { code: 'target-occupied' },
      actions: ['replace', 'cancel'],
    });
    expect(readFileSync(scene.engine.target('tiny'))).toEqual(other);
    expect(scene.host.requests).toEqual([]);

    scene.engine.downloads.replace(id);
    await scene.engine.until(id, (now) => now.state === 'complete');
    expect(scene.installedHash()).toBe(scene.model.sha256);
    const aside = readdirSync(scene.engine.modelsFolder).find((name) => name.includes('set aside'));
    expect(readFileSync(path.join(scene.engine.modelsFolder, aside ?? ''))).toEqual(other);
  },
);

test('B6: a file that appears during the download is never overwritten', async () => {
  const scene = await setScene();
  const gate = scene.host.gateAt(scene.content.length / 2);
  const { id } = scene.engine.downloads.start('tiny');
  await gate.reached;
  writeFileSync(scene.engine.target('tiny'), 'mine');
  gate.open();
  expect(await scene.engine.until(id, ended)).toMatchObject({
    state: 'failed',
    error: { code: 'target-occupied' },
  });
  expect(readFileSync(scene.engine.target('tiny'), 'utf8')).toBe('mine');
  scene.engine.downloads.replace(id);
  await scene.engine.until(id, (now) => now.state === 'complete');
  expect(scene.installedHash()).toBe(scene.model.sha256);
  // The verified partial was kept: no byte was fetched twice.
  expect(scene.host.bytesServed).toBe(scene.content.length);
});

test('C5: the right file that appears just before the rename is adopted', async () => {
  const scene = await setScene();
  const target = scene.engine.target('tiny');
  const elsewhere = path.join(path.dirname(scene.engine.modelsFolder), 'elsewhere.gguf');
  const gate = scene.host.gateAt(scene.content.length / 2);
  const { id } = scene.engine.downloads.start('tiny');
  await gate.reached;
  // A name that the check sees as free, although it is taken.
  symlinkSync(elsewhere, target);
  gate.open();
  await scene.engine.until(id, ({ state }) => state === 'installing');
  await scene.engine.until(id, ({ state }) => {
    if (state === 'pending') writeFileSync(elsewhere, scene.content);
    return state !== 'installing';
  });
  expect(await scene.engine.until(id, ended)).toMatchObject({ state: 'complete', error: null });
  const notes = scene.engine.ledger.history.of(id).map(({ note }) => note);
  expect(notes).toContain('a file with the final name has appeared');
  expect(scene.host.bytesServed).toBe(scene.content.length);
});

test('B7: a partial deleted while paused is fetched anew', async () => {
  const { scene, id } = await pausedHalfway();
  unlinkSync(scene.engine.ledger.downloads.get(id)?.partialPath ?? '');
  const { view, events } = await resumed(scene, id);
  expect(events[0]).toContain('the partial file became shorter');
  expectInstalled(scene, view);
});

test('B7: of a partial truncated while paused, the missing bytes alone are fetched', async () => {
  const { scene, id, durable } = await pausedHalfway();
  const served = scene.host.bytesServed;
  truncateSync(scene.engine.ledger.downloads.get(id)?.partialPath ?? '', durable - 100_000);
  const { view } = await resumed(scene, id);
  expectInstalled(scene, view);
  const missing = scene.content.length - durable + 100_000;
  expect(scene.host.bytesServed - served).toBeGreaterThanOrEqual(missing);
  expect(scene.host.bytesServed - served).toBeLessThan(missing + 2 * 65_536);
});

test('B7: a partial that grew while paused is truncated', async () => {
  const { scene, id } = await pausedHalfway();
  const partial = scene.engine.ledger.downloads.get(id)?.partialPath ?? '';
  truncateSync(partial, scene.content.length + 500_000);
  const { view } = await resumed(scene, id);
  expectInstalled(scene, view);
  expect(readFileSync(scene.engine.target('tiny')).length).toBe(scene.content.length);
});

test('B8: pieces damaged while paused are found by their checksums, and fetched again alone', async () => {
  const { scene, id, durable } = await pausedHalfway();
  const partial = scene.engine.ledger.downloads.get(id)?.partialPath ?? '';
  const fd = openSync(partial, 'r+');
  writeSync(fd, Buffer.alloc(10, 0xee), 0, 10, 70_000);
  writeSync(fd, Buffer.alloc(10, 0xee), 0, 10, 300_000);
  closeSync(fd);
  const served = scene.host.bytesServed;
  // Held until the damage is found, so that no byte in transit is counted and lost.
  const gate = scene.host.hold();
  scene.engine.downloads.resume(id);
  await scene.engine.until(id, () => eventsOf(scene, id).length > 1);
  gate.open();
  const view = await scene.engine.until(id, ended);
  const events = eventsOf(scene, id).slice(1);
  expectInstalled(scene, view);
  expect(events).toEqual(['damage pieces were damaged on the disk: 2 [1,4]']);
  expect(scene.host.bytesServed - served).toBeLessThanOrEqual(scene.content.length - durable + 2 * 65_536);
});

/**
 * Starts the download, and half-way locks its folder against new and removed names, as when a program holds the files.
 * Root on ext4 only.
 */
async function startHeld(scene: Scene): Promise<{ readonly id: string; release(): void } | null> {
  const folder = scene.engine.modelsFolder;
  const chattr = (flag: string): boolean => spawnSync('chattr', [flag, folder]).status === 0;
  const gate = scene.host.gateAt(scene.content.length / 2);
  const { id } = scene.engine.downloads.start('tiny');
  await gate.reached;
  if (!chattr('+i')) return null;
  let held = true;
  const release = (): void => {
    if (held) chattr('-i');
    held = false;
  };
  onTestFinished(release);
  gate.open();
  return { id, release };
}

const needsChattr = 'needs root and a file system with chattr +i';

test('B9: a rename refused by another program is retried until it works', async ({ skip }) => {
  const scene = await setScene({ tuning: { installRetryMs: 20_000 } });
  const { id, release } = (await startHeld(scene)) ?? skip(needsChattr);
  await scene.engine.until(id, (view) => view.state === 'installing');
  release();
  expectInstalled(scene, await scene.engine.until(id, ended));
});

test('B9: a rename refused for too long fails as install-blocked, and keeps the verified partial for a retry', async ({
  skip,
}) => {
  const scene = await setScene({ tuning: { installRetryMs: 200 } });
  const { id, release } = (await startHeld(scene)) ?? skip(needsChattr);
  expect(await scene.engine.until(id, ended)).toMatchObject({
    state: 'failed',
    error: { code: 'install-blocked' },
  });
  expect(existsSync(scene.engine.ledger.downloads.get(id)?.partialPath ?? '')).toBe(true);
  release();
  scene.engine.downloads.retry(id);
  expectInstalled(scene, await scene.engine.until(id, (view) => view.state === 'complete'));
  expect(scene.host.bytesServed).toBe(scene.content.length);
  expect(eventsOf(scene, id)).toEqual(['start']);
});

test('B9: cancel and pause work while the rename is refused', async ({ skip }) => {
  const scene = await setScene({ tuning: { installRetryMs: 20_000 } });
  const { id, release } = (await startHeld(scene)) ?? skip(needsChattr);
  await scene.engine.until(id, (view) => view.state === 'installing');
  scene.engine.downloads.pause(id);
  expect(scene.engine.ledger.downloads.get(id)?.state).toBe('paused');
  scene.engine.downloads.cancel(id);
  release();
  await scene.reopen();
  await scene.engine.downloads.recover();
  expect(readdirSync(scene.engine.modelsFolder)).toEqual([]);
});

test('B13: a models folder may have spaces, quotes, other scripts, and a deep path', async () => {
  const scene = await setScene();
  const folder = path.join(scene.home, `it's "my" модели 模型 ü`, 'x'.repeat(200), 'y'.repeat(200));
  const engine = await scene.reopen({ ports: { modelsFolder: () => folder } });
  const { id } = engine.downloads.start('tiny');
  const view = await engine.until(id, ended);
  expect(view.state).toBe('complete');
  expect(readFileSync(path.join(folder, 'tiny.gguf')).equals(scene.content)).toBe(true);
});
