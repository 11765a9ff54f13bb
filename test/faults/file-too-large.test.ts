import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { tuning } from '../../src-main/downloads/tuning.ts';
import { canSizeUp } from '../../src-main/platform/sparse.ts';
import { openEngine, temporaryFolder } from '../support/engine/engine.ts';
import { startEngineProcess } from '../support/engine/process/engine-process.ts';
import { oneFile } from '../support/engine/process/models.ts';
import { ggufPlan, ggufSha256 } from '../support/gguf/generate.ts';
import { startModelHost } from '../support/model-host/host.ts';

const MiB = 1024 * 1024;

test('B4: a disk with a file size limit fails as file-too-large, and nothing is installed', async ({
  skip,
}) => {
  // FAT32 cannot be mounted everywhere; a limit on the size of files gives a process the same error, EFBIG.
  if (spawnSync('prlimit', ['--version']).status !== 0) skip('needs prlimit (Linux)');
  const shape = { bytes: 8 * MiB, seed: 3 };
  // Slow enough that the host cannot have sent much before it is stopped.
  const limits = { bytesPerSecond: 4 * MiB };
  const host = await startModelHost({ files: { 'm.gguf': ggufPlan(shape) }, limits });
  const { folder: home, remove } = temporaryFolder();
  onTestFinished(async () => {
    await host.close();
    remove();
  });
  const model = {
    id: 'big',
    name: 'Big',
    url: host.url('m.gguf'),
    bytes: shape.bytes,
    sha256: ggufSha256(shape),
  };
  const setup = { home, models: [oneFile(model)], tuning, looksAtFreeRoom: false, only: 'big' };
  const engineProcess = startEngineProcess(setup, 4 * MiB);
  const { code: exitCode } = await engineProcess.ended;
  expect(engineProcess.told.findLast(({ modelId }) => modelId === 'big')).toMatchObject({
    state: 'failed',
    code: 'file-too-large',
  });
  // It stayed up to report it, and exited cleanly.
  expect(exitCode).toBe(0);

  const engine = openEngine({ home, models: [model] });
  onTestFinished(() => engine.stop());
  const row = engine.ledger.downloads.liveOfModel('big');
  expect(row?.durableBytes).toBeLessThanOrEqual(statSync(row?.partialPath ?? '').size);
  expect(existsSync(engine.target('big'))).toBe(false);
  // Where a file can be given its size at once, the error comes before the transfer.
  if (canSizeUp(home)) expect(host.bytesServed).toBeLessThan(4 * MiB);
  // On a better disk it continues with its bytes.
  engine.downloads.retry(row?.id ?? '');
  await engine.until(row?.id ?? '', (view) => view.state === 'complete');
  expect(host.requests.map(({ headers }) => headers.range)).toContainEqual(
    expect.stringContaining(`bytes=${row?.durableBytes}-`),
  );
});

test('B4: where the limit of the file system is known, the error comes before the first byte', async () => {
  const host = await startModelHost({ files: { 'm.gguf': ggufPlan({ bytes: MiB, seed: 3 }) } });
  const { folder: home, remove } = temporaryFolder();
  const asked: string[] = [];
  let largest: number | null = 2 ** 32 - 1;
  const model = {
    id: 'big',
    name: 'Big',
    url: host.url('m.gguf'),
    bytes: 2 ** 32,
    sha256: 'a'.repeat(64),
  };
  const largestFile = async (folder: string) => {
    asked.push(folder);
    return largest;
  };
  const engine = openEngine({ home, models: [model], ports: { largestFile } });
  onTestFinished(async () => {
    await engine.stop();
    await host.close();
    remove();
  });
  const { id } = engine.downloads.start('big');
  const failed = await engine.until(id, ({ state }) => state === 'failed');
  expect(failed.error).toMatchObject({
    code: 'file-too-large',
    details: { fileBytes: 2 ** 32, largestFileBytes: 2 ** 32 - 1 },
  });
  expect(host.requests).toEqual([]);
  expect(asked).toEqual([engine.modelsFolder]);
  // Another drive in the same place: then the source decides.
  largest = null;
  engine.downloads.retry(id);
  const again = await engine.until(id, ({ error }) => error?.code === 'size-mismatch');
  expect(again.state).toBe('failed');
  expect(host.requests.length).toBeGreaterThan(0);
});
