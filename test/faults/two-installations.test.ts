import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openEngine, temporaryFolder } from '../support/engine/engine.ts';
import { sha256Of } from '../support/engine/invariants.ts';
import { setScene } from '../support/engine/scene.ts';
import { ended } from './play.ts';

/** Two Noggins, each with its own ledger, that share a models folder. */
async function twoInOneFolder() {
  const shared = temporaryFolder();
  const folder = path.join(shared.folder, 'models');
  mkdirSync(folder);
  const scene = await setScene({ ports: { modelsFolder: () => folder } });
  const home = temporaryFolder();
  const other = openEngine({
    home: home.folder,
    models: [scene.model],
    tuning: { pieceBytes: 65_536, runBytes: 262_144 },
    ports: { modelsFolder: () => folder },
  });
  onTestFinished(async () => {
    await other.stop();
    home.remove();
    shared.remove();
  });
  return { scene, other, folder };
}

test('C5: two installations that download the same model have partials of their own, and both complete', async () => {
  const { scene, other, folder } = await twoInOneFolder();
  const gate = scene.host.gateAt(scene.content.length);
  const ours = scene.engine.downloads.start('tiny').id;
  const theirs = other.downloads.start('tiny').id;
  await gate.reached;
  const partials = readdirSync(folder);
  expect(partials.length).toBe(2);
  expect(partials.every((name) => name.endsWith('.partial'))).toBe(true);
  gate.open();
  const ends = await Promise.all([scene.engine.until(ours, ended), other.until(theirs, ended)]);
  // The second one finds the name taken by the right file, and adopts it.
  expect(ends).toMatchObject([
    { state: 'complete', error: null },
    { state: 'complete', error: null },
  ]);
  for (const engine of [scene.engine, other]) {
    expect(engine.downloads.installed()).toMatchObject([{ modelId: 'tiny' }]);
  }
  await Promise.all([scene.engine.stop(), other.stop()]);
  expect(readdirSync(folder)).toEqual(['tiny.gguf']);
  expect(sha256Of(path.join(folder, 'tiny.gguf'))).toBe(scene.model.sha256);
});

test('C5: a file verified by one installation is adopted by the other, without a byte from the network', async () => {
  const { scene, other } = await twoInOneFolder();
  const { id } = scene.engine.downloads.start('tiny');
  await scene.engine.until(id, ended);
  const served = scene.host.bytesServed;
  const theirs = other.downloads.start('tiny').id;
  expect(await other.until(theirs, ended)).toMatchObject({ state: 'complete' });
  expect(other.downloads.installed()).toMatchObject([{ modelId: 'tiny', adopted: true }]);
  expect(scene.host.bytesServed).toBe(served);
});

test('C5: canceling in one installation leaves the other’s download alone', async () => {
  const { scene, other, folder } = await twoInOneFolder();
  const gate = scene.host.gateAt(scene.content.length);
  const ours = scene.engine.downloads.start('tiny').id;
  const theirs = other.downloads.start('tiny').id;
  await gate.reached;
  other.downloads.cancel(theirs);
  gate.open();
  expect(await scene.engine.until(ours, ended)).toMatchObject({ state: 'complete' });
  await other.stop();
  expect(readdirSync(folder)).toEqual(['tiny.gguf']);
});
