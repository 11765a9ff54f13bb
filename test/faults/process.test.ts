import { existsSync, readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { tuning } from '../../src-main/downloads/tuning.ts';
import { temporaryFolder } from '../support/engine/engine.ts';
import { sha256Of, violations } from '../support/engine/invariants.ts';
import { startEngineProcess } from '../support/engine/process/engine-process.ts';
import { makeContents, modelsOf, oneFile, type TorturedModel } from '../support/engine/process/models.ts';
import { setScene } from '../support/engine/scene.ts';
import { ggufPlan, ggufSha256 } from '../support/gguf/generate.ts';
import { type ModelHost, startModelHost } from '../support/model-host/host.ts';
import { seededRandom } from '../support/random.ts';
import { ended, expectInstalled } from './play.ts';

const MiB = 1024 * 1024;

/** Kills the engine at random moments, lets the last one finish, and checks every file after each. */
async function killAndFinish(
  model: TorturedModel,
  kills: number,
  host: Pick<ModelHost, 'limit'>,
  home: string,
): Promise<void> {
  const seed = Date.now() % 1_000_000;
  const random = seededRandom(seed);
  const expected = new Map(model.files.map(({ id, sha256 }) => [`${id}.gguf`, sha256]));
  const check = (): string[] => violations(home, expected, tuning.pieceBytes);
  const setup = { home, models: [model], tuning, looksAtFreeRoom: false, only: model.id };
  for (let kill = 0; kill < kills; kill += 1) {
    const engine = startEngineProcess(setup);
    await engine.until(({ state }) => state === 'downloading' || state === 'complete');
    // The moment is the point of this test; it waits for no state.
    await delay(random() * 1600);
    await engine.kill();
    expect(check(), `seed ${seed}, kill ${kill}`).toEqual([]);
  }
  host.limit({});
  const last = startEngineProcess(setup);
  const end = await last.until(({ state }) => state === 'complete' || state === 'failed');
  expect(end.state, `seed ${seed}`).toBe('complete');
  expect((await last.ended).code).toBe(0);
  for (const { id, sha256 } of model.files) expect(sha256Of(`${home}/models/${id}.gguf`)).toBe(sha256);
  expect(check()).toEqual([]);
}

test('C1: twenty kill -9 at random moments of one 256 MB download', async () => {
  const shape = { bytes: 256 * MiB, seed: 3 };
  const host = await startModelHost({
    files: { 'm.gguf': ggufPlan(shape) },
    limits: { bytesPerSecond: 24 * MiB },
  });
  const { folder: home, remove } = temporaryFolder();
  onTestFinished(async () => {
    await host.close();
    remove();
  });
  const sha256 = ggufSha256(shape);
  const model = oneFile({ id: 'big', name: 'Big', url: host.url('m.gguf'), bytes: shape.bytes, sha256 });
  await killAndFinish(model, 20, host, home);
  // A kill costs at most one checkpoint: a second of transfer and the bytes in the sockets.
  expect((host.bytesServed - shape.bytes) / 20).toBeLessThan(64 * MiB);
});

test('C1: ten kill -9 at random moments of a model in three files', async () => {
  const contents = makeContents();
  const files = Object.fromEntries([...contents].map(([id, content]) => [`${id}.gguf`, content]));
  const host = await startModelHost({ files, limits: { bytesPerSecond: 6 * MiB } });
  const { folder: home, remove } = temporaryFolder();
  onTestFinished(async () => {
    await host.close();
    remove();
  });
  const model = modelsOf(contents, host.url).find(({ fileCount }) => fileCount === 3);
  if (model === undefined) throw new Error('there is no model in three files');
  await killAndFinish(model, 10, host, home);
});

test('C3: quitting pauses cleanly, and the next start resumes automatically without fetching a byte twice', async () => {
  // The host waits at the gate, however long that takes on a busy machine, without a reconnect.
  const scene = await setScene({ tuning: { silenceMs: 30_000 } });
  const gate = scene.host.gateAt(scene.content.length / 2);
  const { id } = scene.engine.downloads.start('tiny');
  await gate.reached;
  await scene.engine.until(id, (view) => view.receivedBytes === scene.content.length / 2);
  const engine = await scene.reopen();
  expect(engine.ledger.downloads.get(id)).toMatchObject({ state: 'paused', reason: 'quit' });
  // Otherwise the host would send to a closed connection.
  await scene.host.until(({ connections }) => connections.open === 0);
  gate.open();
  await engine.downloads.recover();
  expect(engine.downloads.notices()).toEqual([]);
  expectInstalled(scene, await engine.until(id, ended));
  expect(scene.host.bytesServed).toBe(scene.content.length);
});

test('C3: a person’s pause survives a restart', async () => {
  const scene = await setScene();
  scene.host.hold();
  const { id } = scene.engine.downloads.start('tiny');
  scene.engine.downloads.pause(id);
  const engine = await scene.reopen();
  await engine.downloads.recover();
  expect(engine.downloads.list()).toMatchObject([{ id, state: 'paused', reason: 'user' }]);
});

test('C9: ten clicks on start are one download', async () => {
  const scene = await setScene();
  const ids = Array.from({ length: 10 }, () => scene.engine.downloads.start('tiny').id);
  expect(new Set(ids).size).toBe(1);
  expectInstalled(scene, await scene.engine.until(ids[0] ?? '', ended));
  expect(scene.host.requests.length).toBe(1);
});

test('C10: a download paused in the queue never starts', async () => {
  const scene = await setScene({ limits: { parallelDownloads: 0 } });
  const { id } = scene.engine.downloads.start('tiny');
  expect(scene.engine.downloads.list()).toMatchObject([{ state: 'pending' }]);
  scene.engine.downloads.pause(id);
  scene.engine.downloads.cancel(id);
  expect(scene.engine.downloads.list()).toEqual([]);
  expect(scene.host.requests).toEqual([]);
});

test('C10: cancel wins over everything under way, and the partial is deleted', async () => {
  const scene = await setScene();
  const gate = scene.host.gateAt(scene.content.length / 2);
  const { id } = scene.engine.downloads.start('tiny');
  await gate.reached;
  scene.engine.downloads.cancel(id);
  scene.engine.downloads.resume(id);
  scene.engine.downloads.pause(id);
  gate.open();
  await scene.reopen();
  expect(scene.engine.ledger.downloads.get(id)?.state).toBe('cancelled');
  expect(scene.engine.ledger.pieces.of(id)).toEqual([]);
  expect(readdirSync(scene.engine.modelsFolder)).toEqual([]);
});

test('C10: pause stops verifying, and resume verifies again without a byte from the network', async () => {
  const scene = await setScene({ bytes: 64 * MiB });
  const { id } = scene.engine.downloads.start('tiny');
  await scene.engine.until(id, (view) => view.state === 'verifying');
  scene.engine.downloads.pause(id);
  expect(scene.engine.downloads.list()).toMatchObject([{ state: 'paused', reason: 'user' }]);
  const served = scene.host.bytesServed;
  scene.engine.downloads.resume(id);
  expectInstalled(scene, await scene.engine.until(id, (view) => view.state === 'complete'));
  expect(scene.host.bytesServed).toBe(served);
});

test('C10: any sequence of clicks ends as the last one says', async () => {
  const click = fc.constantFrom('start', 'pause', 'resume', 'cancel', 'retry', 'tick');
  await fc.assert(
    fc.asyncProperty(fc.array(click, { minLength: 1, maxLength: 12 }), async (clicks) => {
      const scene = await setScene({ bytes: 256 * 1024 });
      let { id } = scene.engine.downloads.start('tiny');
      for (const each of clicks) {
        const live = scene.engine.downloads.list()[0];
        if (each === 'start') id = scene.engine.downloads.start('tiny').id;
        // A turn of the event loop, or a few, lets the run progress between two clicks.
        else if (each === 'tick') await delay(2);
        else if (live !== undefined) scene.engine.downloads[each](live.id);
        const now = scene.engine.ledger.downloads.get(id);
        if (each === 'cancel' && live !== undefined) expect(['cancelled', 'complete']).toContain(now?.state);
        if (each === 'pause' && live !== undefined)
          expect(['paused', 'complete', 'failed']).toContain(now?.state);
      }
      const before = scene.engine.ledger.downloads.get(id)?.state;
      await scene.reopen();
      const after = scene.engine.ledger.downloads.get(id)?.state;
      if (before === 'cancelled') expect(after).toBe('cancelled');
      if (after === 'cancelled')
        expect(existsSync(scene.engine.ledger.downloads.get(id)?.partialPath ?? '')).toBe(false);
      if (after !== 'complete') expect(existsSync(scene.engine.target('tiny'))).toBe(false);
      expect(scene.violations()).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
