import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openEngine, temporaryFolder } from '../support/engine/engine.ts';
import { setScene } from '../support/engine/scene.ts';
import { ended, pausedHalfway } from './play.ts';

test.each([
  ['not a database', () => Buffer.from('this is not a ledger, and never was one'.repeat(100))],
  [
    'damaged in the middle',
    (file: Buffer) => Buffer.concat([file.subarray(0, 4096), Buffer.alloc(file.length - 4096, 0x5a)]),
  ],
] as const)(
  'C6: a ledger that is %s is set aside, what is installed is proven and recorded again',
  async (_what, damage) => {
    const scene = await setScene();
    const { id } = scene.engine.downloads.start('tiny');
    await scene.engine.until(id, ended);
    await scene.engine.stop();
    const damaged = damage(readFileSync(scene.engine.ledgerFile));
    writeFileSync(scene.engine.ledgerFile, damaged);

    const engine = openEngine({ home: scene.home, models: [scene.model] });
    onTestFinished(() => engine.stop());
    expect(readFileSync(engine.setAside ?? '')).toEqual(damaged);
    const served = scene.host.bytesServed;
    await engine.downloads.recover(engine.setAside);
    expect(engine.downloads.notices()).toMatchObject([
      { kind: 'ledger-rebuilt', setAsidePath: engine.setAside },
    ]);
    const again = engine.downloads.list()[0]?.id ?? '';
    await engine.until(again, ended);
    expect(engine.downloads.installed()).toMatchObject([{ modelId: 'tiny', sha256: scene.model.sha256 }]);
    expect(scene.host.bytesServed).toBe(served);
  },
);

test('C6: the partial of a lost ledger is kept, and the model can be downloaded', async () => {
  const { scene, id } = await pausedHalfway();
  const partial = scene.engine.ledger.downloads.get(id)?.partialPath ?? '';
  await scene.engine.stop();
  writeFileSync(scene.engine.ledgerFile, 'gone');
  const engine = openEngine({ home: scene.home, models: [scene.model] });
  onTestFinished(() => engine.stop());
  await engine.downloads.recover(engine.setAside);
  const { id: next } = engine.downloads.start('tiny');
  await engine.until(next, (view) => view.state === 'complete');
  expect(existsSync(partial)).toBe(true);
});

test('C8: while the ledger cannot be written nothing goes on; when it can, the download does by itself', async ({
  skip,
}) => {
  const { folder: home, remove } = temporaryFolder();
  onTestFinished(remove);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'noggin-test', home]).status === 0;
  if (!mounted) skip('needs root to mount a small disk');
  onTestFinished(() => void spawnSync('umount', ['-l', home]));
  const scene = await setScene({ bytesPerSecond: 1024 * 1024 });
  const folder = path.join(scene.home, 'models');
  mkdirSync(folder);
  const engine = openEngine({
    home,
    models: [scene.model],
    numbers: { pieceBytes: 64 * 1024 },
    ports: { modelsFolder: () => folder },
  });
  onTestFinished(() => engine.stop());
  const { id } = engine.downloads.start('tiny');
  await engine.until(id, (view) => view.receivedBytes > 200_000);
  const filler = path.join(home, 'filler');
  const { bavail, bsize } = statfsSync(home);
  writeFileSync(filler, Buffer.alloc(bavail * bsize));

  const stuck = await engine.until(id, (view) => view.error?.code === 'ledger-unavailable');
  expect(stuck.state).toBe('downloading');
  expect(() => engine.downloads.pause(id)).toThrow(expect.objectContaining({ code: 'ledger-unavailable' }));
  writeFileSync(filler, '');
  const view = await engine.until(id, (now) => now.state === 'complete');
  expect(view.error).toBeNull();
  expect(readFileSync(path.join(folder, 'tiny.gguf')).equals(scene.content)).toBe(true);
});
