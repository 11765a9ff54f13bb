import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileWay } from '../../src-preload/contract/storage.ts';
import { sha256Of } from '../../test/support/engine/invariants.ts';
import { writeGguf } from '../../test/support/gguf/generate.ts';
import {
  knownModel as known,
  type StorageScene,
  setStorage,
  knownShape as shape,
} from '../../test/support/storage/scene.ts';

const MiB = 1024 * 1024;

/** Offers the file and imports it in this way. */
async function take({ storage }: StorageScene, file: string, way: FileWay): Promise<void> {
  await storage.offers.look(file);
  const offer = storage.view().offer;
  if (offer?.kind !== 'offered') throw new Error(`not offered: ${JSON.stringify(offer)}`);
  storage.imports.start(storage.offers.take(offer.id, way));
}
const settled = (scene: StorageScene) =>
  scene.until(({ imports }) => imports.every(({ state }) => state === 'failed'));

describe('importing a file', () => {
  it.each<FileWay>(['copy', 'link', 'move'])(
    'by %s makes it the catalogue’s model, verified',
    async (way) => {
      const scene = setStorage({ catalogue: [known] });
      const file = path.join(scene.base, 'Some Name ü.gguf');
      await writeGguf(file, shape);
      await take(scene, file, way);
      await settled(scene);
      const row = scene.ledger.installed.get('known-model');
      expect(row).toMatchObject({ name: 'Known Model', sha256: known.sha256, bytes: known.bytes });
      expect(readdirSync(scene.models)).toEqual(['known-model.gguf']);
      expect(sha256Of(row?.path ?? '')).toBe(known.sha256);
      expect(statSync(file, { throwIfNoEntry: false }) === undefined).toBe(way === 'move');
      expect(row?.byPublisher).toBe(true);
      expect(scene.ledger.origins.of('known-model')).toBe(file);
      expect(scene.ledger.temporaryFiles.all()).toEqual([]);
    },
  );

  it('gives an unknown file an id of its own, and marks it unverified', async () => {
    const scene = setStorage({ catalogue: [known] });
    writeFileSync(path.join(scene.models, 'my-model.gguf'), 'something of mine');
    const file = path.join(scene.base, 'My Model.gguf');
    const { sha256 } = await writeGguf(file, { bytes: 2 * MiB, seed: 9 });
    await take(scene, file, 'copy');
    await settled(scene);
    expect(scene.ledger.installed.all()).toMatchObject([{ modelId: 'my-model', name: 'My Model', sha256 }]);
    expect(readdirSync(scene.models).sort()).toEqual(['my-model (2).gguf', 'my-model.gguf']);
    expect(readFileSync(path.join(scene.models, 'my-model.gguf'), 'utf8')).toBe('something of mine');
    expect(scene.ledger.installed.get('my-model')?.byPublisher).toBe(false);
  });

  it('does nothing for a model that is installed already', async () => {
    const scene = setStorage({ catalogue: [known] });
    const file = path.join(scene.base, 'one.gguf');
    await writeGguf(file, shape);
    await take(scene, file, 'copy');
    await settled(scene);
    await take(scene, file, 'move');
    const { imports } = await scene.until((view) => view.imports.some(({ state }) => state === 'failed'));
    expect(imports).toMatchObject([{ error: { code: 'already-installed' } }]);
    expect(sha256Of(file)).toBe(known.sha256);
    expect(readdirSync(scene.models)).toEqual(['known-model.gguf']);
  });

  it.each([
    ['a text', 'notes.gguf', 'hello, this is no model'],
    ['an empty file', 'empty.gguf', ''],
  ])('refuses %s', async (_what, name, content) => {
    const scene = setStorage();
    const file = path.join(scene.base, name);
    writeFileSync(file, content);
    await scene.storage.offers.look(file);
    expect(scene.storage.view().offer).toMatchObject({ kind: 'refused', error: { code: 'not-a-model' } });
  });

  it('B1, B4: refuses a file without space for it before the first byte, and leaves nothing', async () => {
    const scene = setStorage({ ports: { freeBytes: async () => MiB } });
    const file = path.join(scene.base, 'one.gguf');
    await writeGguf(file, shape);
    await take(scene, file, 'copy');
    expect((await settled(scene)).imports).toMatchObject([{ error: { code: 'disk-full' } }]);
    const fat = await scene.reopen({ largestFileBytes: async () => 2 * MiB });
    await take(fat, file, 'copy');
    expect((await settled(fat)).imports).toMatchObject([{ error: { code: 'file-too-large' } }]);
    expect(readdirSync(scene.models)).toEqual([]);
    expect(fat.ledger.temporaryFiles.all()).toEqual([]);
  });

  it('leaves nothing when canceled; leftovers of a crash are removed at the next start', async () => {
    const scene = setStorage();
    const file = path.join(scene.base, 'one.gguf');
    await writeGguf(file, { bytes: 64 * MiB, seed: 1 });
    await take(scene, file, 'copy');
    const { imports } = await scene.until((view) => view.imports.some(({ doneBytes }) => doneBytes > 0));
    expect(scene.storage.isActive()).toBe(true);
    scene.storage.imports.cancel(imports[0]?.id ?? '');
    const stray = path.join(scene.models, '.noggin-x.incoming');
    writeFileSync(stray, 'half');
    await scene.storage.imports.stop();
    expect(scene.storage.isActive()).toBe(false);
    scene.ledger.temporaryFiles.put({ path: stray, bytes: null, modifiedAtMs: null });
    // A file changed since then is another one.
    scene.ledger.temporaryFiles.put({ path: file, bytes: 1, modifiedAtMs: 1 });
    const next = await scene.reopen();
    await next.storage.recover();
    expect(readdirSync(scene.models)).toEqual([]);
    expect(statSync(file).size).toBe(64 * MiB);
    expect(next.ledger.temporaryFiles.all()).toEqual([]);
  });
});

describe('searching this computer', () => {
  it('finds a model by size and SHA-256, and shares its disk space where the disk can', async () => {
    const base = path.join(setStorage().base, 'other apps');
    const blobs = path.join(base, 'ollama', 'blobs');
    mkdirSync(blobs, { recursive: true });
    const blob = path.join(blobs, `sha256-${known.sha256}`);
    await writeGguf(blob, shape);
    // The right size, and the wrong content.
    await writeGguf(path.join(blobs, `sha256-${'0'.repeat(64)}`), { ...shape, seed: 6 });
    const scene = setStorage({
      catalogue: [known],
      places: [
        { app: 'ollama', folder: path.join(base, 'ollama') },
        { app: 'jan', folder: path.join(base, 'not there') },
      ],
    });
    scene.storage.search.start();
    const { search } = await scene.until((view) => view.search.state === 'done');
    expect(search).toMatchObject({ apps: ['ollama'], wasCutShort: false, unreadable: 0 });
    expect(search.found).toMatchObject([{ modelId: 'known-model', app: 'ollama', path: blob }]);
    scene.storage.use(search.found[0]?.id ?? '');
    await settled(scene);
    const row = scene.ledger.installed.get('known-model');
    expect(row).toMatchObject({ adopted: true, sha256: known.sha256 });
    expect(sha256Of(blob)).toBe(known.sha256);
    // It is no longer offered, and "nothing found" would be untrue.
    expect(scene.storage.view().search).toMatchObject({ state: 'idle', found: [] });
  });

  it('inspects files whatever their name, and follows symlinks without loops', async () => {
    const scene = setStorage({ catalogue: [known] });
    const store = path.join(scene.base, 'lm', 'models', 'maker');
    mkdirSync(store, { recursive: true });
    await writeGguf(path.join(scene.base, 'elsewhere.bin'), shape);
    await writeGguf(path.join(store, 'a wrong one.gguf'), { ...shape, seed: 8 });
    symlinkSync(path.join(scene.base, 'elsewhere.bin'), path.join(store, 'right.gguf'));
    linkSync(path.join(store, 'a wrong one.gguf'), path.join(store, 'the same wrong one.gguf'));
    symlinkSync(path.dirname(store), path.join(store, 'circle'));
    symlinkSync('/nowhere', path.join(store, 'dangling.gguf'));
    const places = [{ app: 'lm-studio', folder: path.join(scene.base, 'lm') }] as const;
    const next = setStorage({ catalogue: [known], places });
    next.storage.search.start();
    const { search } = await next.until((view) => view.search.state === 'done');
    expect(search.found).toMatchObject([{ modelId: 'known-model', app: 'lm-studio' }]);
    expect(search.totalBytes).toBe(2 * shape.bytes);
    next.storage.use(search.found[0]?.id ?? '');
    await settled(next);
    expect(sha256Of(next.ledger.installed.get('known-model')?.path ?? '')).toBe(known.sha256);
  });

  it('refuses a file that changed before its use', async () => {
    const scene = setStorage();
    const store = path.join(scene.base, 'store');
    mkdirSync(store);
    const blob = path.join(store, known.sha256);
    await writeGguf(blob, shape);
    const next = setStorage({ catalogue: [known], places: [{ app: 'hugging-face', folder: store }] });
    next.storage.search.start();
    const { search } = await next.until((view) => view.search.state === 'done');
    await writeGguf(blob, { ...shape, seed: 77 });
    next.storage.use(search.found[0]?.id ?? '');
    const { imports } = await next.until((view) => view.imports.some(({ state }) => state === 'failed'));
    expect(imports).toMatchObject([{ error: { code: 'source-changed' } }]);
    expect(readdirSync(next.models)).toEqual([]);
    expect(next.ledger.installed.all()).toEqual([]);
  });
});
