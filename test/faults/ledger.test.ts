import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openLedger } from '../../src-main/ledger/ledger.ts';
import { openLedgerWhenFree } from '../../src-main/ledger/open-when-free.ts';
import { openEngine, temporaryFolder } from '../support/engine/engine.ts';
import { setScene } from '../support/engine/scene.ts';
import { copyLedger } from '../support/ledger/copy.ts';
import { ended, pausedHalfway } from './play.ts';

test.each([
  ['not a database', () => Buffer.from('this is not a ledger, and never was one'.repeat(100))],
  [
    'damaged in the middle',
    (file: Buffer) => Buffer.concat([file.subarray(0, 4096), Buffer.alloc(file.length - 4096, 0x5a)]),
  ],
] as const)(
  'C6: a ledger that is %s is set aside, and installed files are verified and recorded again',
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

test('C8: an unwritable ledger stops everything, and downloads resume automatically once it is writable', async ({
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
    tuning: { pieceBytes: 64 * 1024 },
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
  // The full disk is reported at once, with the next try.
  expect(stuck.waiting).toMatchObject({
    cause: { code: 'ledger-unavailable', details: { sqliteCode: 'SQLITE_FULL', folder: home } },
    attempt: 1,
  });
  await engine.until(id, (view) => (view.waiting?.attempt ?? 0) >= 3);
  expect(() => engine.downloads.pause(id)).toThrow(expect.objectContaining({ code: 'ledger-unavailable' }));
  writeFileSync(filler, '');
  const view = await engine.until(id, (now) => now.state === 'complete');
  expect([view.error, view.waiting]).toEqual([null, null]);
  expect(readFileSync(path.join(folder, 'tiny.gguf')).equals(scene.content)).toBe(true);
});

/** The ledger of a killed process: with its WAL. */
function leaveLog(file: string): void {
  const { folder, remove } = temporaryFolder();
  const other = openLedger(path.join(folder, path.basename(file)));
  other.transaction(() => other.settings.set('models-folder', 'the killed one'));
  copyLedger(path.join(folder, path.basename(file)), path.dirname(file));
  other.close();
  remove();
}

/** Another program that locks the ledger, as a backup or a database viewer may. */
function lock(file: string): { release(): void } {
  const other = new Database(file);
  other.pragma('locking_mode = EXCLUSIVE');
  other.exec('BEGIN EXCLUSIVE');
  return { release: () => void (other.open && other.close()) };
}

test.each(['not made yet', 'there', 'left by a killed process'])(
  'C15: a ledger (%s) that another program locks at the start is awaited without blocking a thread',
  async (which) => {
    const { folder, remove } = temporaryFolder();
    onTestFinished(remove);
    const file = path.join(folder, 'ledger.sqlite');
    if (which === 'there') openLedger(file).close();
    if (which === 'left by a killed process') leaveLog(file);
    const other = lock(file);
    onTestFinished(other.release);
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
      if (turns === 10) other.release();
    }, 5);
    const { ledger, setAside } = await openLedgerWhenFree(file, performance.now.bind(performance));
    clearInterval(ticking);
    expect([turns >= 10, setAside]).toEqual([true, null]);
    ledger.transaction(() => ledger.settings.set('models-folder', '1'));
    ledger.close();
  },
);

test('C15: a ledger that stays locked is an error after a while, and left unchanged', async () => {
  const { folder, remove } = temporaryFolder();
  onTestFinished(remove);
  const file = path.join(folder, 'ledger.sqlite');
  openLedger(file).close();
  const other = lock(file);
  onTestFinished(other.release);
  let nowMs = 0;
  const clock = () => {
    nowMs += 5000;
    return nowMs;
  };
  await expect(openLedgerWhenFree(file, clock)).rejects.toMatchObject({
    code: 'ledger-unavailable',
    message: `Another program has the ledger locked: ${file}`,
    details: { sqliteCode: expect.stringMatching(/BUSY|LOCKED/) },
  });
  expect(existsSync(file)).toBe(true);
});
