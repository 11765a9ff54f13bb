import { spawnSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Scene, setScene } from '../support/engine/scene.ts';
import { damage } from '../support/library/damage.ts';
import { ended, eventsOf, expectInstalled, pausedHalfway, resumed } from './play.ts';

const partialOf = (scene: Scene, id: string): string =>
  scene.engine.ledger.downloads.get(id)?.partialPath ?? '';

function make(program: string, ...args: string[]): void {
  const { status } = spawnSync(program, args, { stdio: 'ignore' });
  expect(status).toBe(0);
}

const onWindows = process.platform === 'win32';
const mayMakeDevices = process.getuid?.() === 0 && process.platform === 'linux';

test.skipIf(onWindows).each([
  ['a folder', (file: string) => mkdirSync(file)],
  ['a folder that is not empty', (file: string) => mkdirSync(path.join(file, 'mine'), { recursive: true })],
  ['a named pipe', (file: string) => make('mkfifo', file)],
  [
    'a socket',
    async (file: string) => {
      const server = net.createServer().listen(file);
      onTestFinished(() => void server.close());
      await new Promise((resolve) => server.once('listening', resolve));
    },
  ],
  ...(mayMakeDevices ? [['a device', (file: string) => make('mknod', file, 'c', '1', '3')] as const] : []),
] as const)('B15: %s in place of the partial is an error at once, and stays', async (_what, put) => {
  const { scene, id } = await pausedHalfway();
  const partial = partialOf(scene, id);
  unlinkSync(partial);
  // A socket's path is limited to 108 bytes: it is made nearby, and moved.
  const nearby = path.join(scene.home, 's');
  await put(nearby);
  renameSync(nearby, partial);
  const { view } = await resumed(scene, id);
  expect(view).toMatchObject({
    state: 'failed',
    error: { code: 'not-a-file', details: { path: partial } },
    actions: ['retry', 'cancel'],
  });
  expect(existsSync(partial)).toBe(true);
  rmSync(partial, { recursive: true });
  scene.engine.downloads.retry(id);
  expectInstalled(scene, await scene.engine.until(id, ended));
});

test('B15: a folder in place of the partial survives a canceled download', async () => {
  const { scene, id } = await pausedHalfway();
  const partial = partialOf(scene, id);
  unlinkSync(partial);
  mkdirSync(partial);
  scene.engine.downloads.cancel(id);
  await expect.poll(() => scene.engine.ledger.downloads.leftovers()).toEqual([]);
  rmdirSync(partial);
});

test.skipIf(onWindows).each([
  ['a symlink', (elsewhere: string, partial: string) => symlinkSync(elsewhere, partial)],
  ['a dangling symlink', (_: string, partial: string) => symlinkSync(`${partial}.none`, partial)],
  [
    'a symlink to a folder',
    (elsewhere: string, partial: string) => symlinkSync(path.dirname(elsewhere), partial),
  ],
  ['a hard link of another file', (elsewhere: string, partial: string) => linkSync(elsewhere, partial)],
] as const)('B15: %s in place of the partial is replaced, and its target stays', async (_what, put) => {
  const { scene, id } = await pausedHalfway();
  const elsewhere = path.join(scene.home, 'elsewhere');
  writeFileSync(elsewhere, 'mine');
  unlinkSync(partialOf(scene, id));
  put(elsewhere, partialOf(scene, id));
  const { view } = await resumed(scene, id);
  expectInstalled(scene, view);
  expect(readFileSync(elsewhere, 'utf8')).toBe('mine');
});

/** A download stopped half-way with all bytes recorded; `goOn` continues it. */
async function halfway() {
  const scene = await setScene({ tuning: { silenceMs: 30_000 } });
  const half = scene.content.length / 2;
  const gate = scene.host.gateAt(half);
  const { id } = scene.engine.downloads.start('tiny');
  await gate.reached;
  await expect.poll(() => scene.engine.ledger.downloads.get(id)?.durableBytes).toBe(half);
  const goOn = async () => {
    gate.open();
    return scene.engine.until(id, ended);
  };
  return { scene, id, half, partial: partialOf(scene, id), goOn };
}

test.each([
  ['deleted', (partial: string) => unlinkSync(partial)],
  ['moved away', (partial: string) => renameSync(partial, `${partial}.mine`)],
  [
    'replaced',
    (partial: string) => {
      writeFileSync(`${partial}.mine`, 'something else');
      renameSync(`${partial}.mine`, partial);
    },
  ],
] as const)('B16: a partial that is %s during the download is fetched again', async (_how, disturb) => {
  const { scene, id, partial, goOn } = await halfway();
  disturb(partial);
  const view = await goOn();
  rmSync(`${partial}.mine`, { force: true });
  expectInstalled(scene, view);
  expect(eventsOf(scene, id)[1]).toContain('the partial file became shorter');
});

test('B16: a partial that keeps vanishing pauses the download for the person', async () => {
  const { scene, id, partial, goOn } = await halfway();
  scene.host.limit({ bytesPerSecond: 4 * 1024 * 1024 });
  unlinkSync(partial);
  const stop = scene.engine.downloads.onChange((change) => {
    if (change.kind === 'progress' && change.download.receivedBytes > 0) rmSync(partial, { force: true });
  });
  expect(await goOn()).toMatchObject({ state: 'paused', reason: 'folder-unavailable' });
  stop();
  scene.host.limit({});
  scene.engine.downloads.resume(id);
  expectInstalled(scene, await scene.engine.until(id, (view) => view.state === 'complete'));
});

test.runIf(process.platform === 'linux').each([
  ['written to', (partial: string) => damage(partial, 70_000), /damaged on the disk: 1 \[1\]$/],
  ['cut', (partial: string) => truncateSync(partial, 100_000), /became shorter/],
] as const)(
  'B16: a partial that another program has %s is checked again, and its damage fetched',
  async (_how, disturb, told) => {
    const { scene, id, partial, goOn } = await halfway();
    disturb(partial);
    expectInstalled(scene, await goOn());
    expect(eventsOf(scene, id)[1]).toMatch(told);
  },
);

test.runIf(process.platform === 'linux').each([
  [
    'replaced',
    (partial: string) => {
      writeFileSync(`${partial}.mine`, 'something else');
      renameSync(`${partial}.mine`, partial);
    },
  ],
  ['written to', (partial: string) => damage(partial, 70_000)],
] as const)(
  'B16: a verified partial that is %s before the rename is never installed as it is',
  async (_how, disturb) => {
    const scene = await setScene();
    const { id } = scene.engine.downloads.start('tiny');
    let isDisturbed = false;
    const stop = scene.engine.downloads.onChange((change) => {
      if (change.kind !== 'transition' || change.download.state !== 'installing' || isDisturbed) return;
      isDisturbed = true;
      disturb(partialOf(scene, id));
    });
    expectInstalled(scene, await scene.engine.until(id, ended));
    stop();
    expect(isDisturbed).toBe(true);
    expect(eventsOf(scene, id)).toHaveLength(2);
  },
);
