import {
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OtherApp, TwinView } from '../../src-preload/contract/storage.ts';
import { aFileSaying } from '../../test/support/gguf/companions.ts';
import { writeGguf } from '../../test/support/gguf/generate.ts';
import { aModelFile } from '../../test/support/hub/scene.ts';
import {
  knownModel as known,
  type StorageScene,
  setStorage,
  knownShape as shape,
} from '../../test/support/storage/scene.ts';

const MiB = 1024 * 1024;
const settled = (scene: StorageScene) =>
  scene.until(({ imports }) => imports.every(({ state }) => state === 'failed'));

describe('the folder of another program', () => {
  const searched = async (folder: string, app: OtherApp = 'lm-studio') => {
    const scene = setStorage({ catalogue: [known], places: [{ app, folder }] });
    scene.storage.search.start();
    const { search } = await scene.until((view) => view.search.state === 'done');
    return { scene, search };
  };

  it('is searched through all symlinks, and yields each model once', async () => {
    const base = setStorage().base;
    const store = path.join(base, 'store');
    const far = path.join(base, 'another drive', 'maker');
    mkdirSync(store);
    mkdirSync(far, { recursive: true });
    await writeGguf(path.join(far, 'right.gguf'), shape);
    symlinkSync(far, path.join(store, 'linked'));
    symlinkSync(far, path.join(store, 'linked again'));
    symlinkSync(store, path.join(far, 'circle'));
    symlinkSync(store, path.join(base, 'the store'));
    const { search } = await searched(path.join(base, 'the store'));
    expect(search).toMatchObject({ found: [{ modelId: 'known-model' }], unlisted: [], wasCutShort: false });
  });

  it('yields unlisted models as unverified, each once, to be imported as the person’s own', async () => {
    const store = path.join(setStorage().base, 'store');
    mkdirSync(path.join(store, 'maker'), { recursive: true });
    await writeGguf(path.join(store, 'maker', 'Own-Q4_K_M.gguf'), { bytes: MiB, seed: 31 });
    linkSync(path.join(store, 'maker', 'Own-Q4_K_M.gguf'), path.join(store, 'the same.gguf'));
    // A different file of a catalogue model's size.
    await writeGguf(path.join(store, 'not that one.gguf'), { ...shape, seed: 9 });
    for (const part of [1, 2]) {
      await writeGguf(path.join(store, `Big-0000${part}-of-00002.gguf`), { bytes: MiB, seed: 40 + part });
    }
    await writeGguf(path.join(store, 'Half-00001-of-00002.gguf'), { bytes: MiB, seed: 50 });
    writeFileSync(path.join(store, 'mmproj.gguf'), aFileSaying({ 'general.architecture': 'clip' }));
    writeFileSync(path.join(store, 'cut.gguf'), aModelFile(500_000).subarray(0, 300_000));
    writeFileSync(path.join(store, 'notes.gguf'), 'no model');
    const { scene, search } = await searched(store);
    expect(search.found).toEqual([]);
    const rows = search.unlisted.map(({ name, bytes, modelId }) => [name, bytes, modelId]);
    expect(rows.toSorted()).toEqual([
      ['Big', 2 * MiB, null],
      ['Own-Q4_K_M', MiB, null],
      ['not that one', shape.bytes, null],
    ]);
    for (const row of search.unlisted) scene.storage.use(row.id);
    await settled(scene);
    expect(scene.ledger.installed.all()).toHaveLength(4);
    expect(scene.ledger.installed.all().every(({ byPublisher }) => byPublisher === false)).toBe(true);
    expect(scene.storage.view().search).toMatchObject({ state: 'idle', unlisted: [] });
    // They are never offered again.
    scene.storage.search.start();
    const again = await scene.until((view) => view.search.state === 'done');
    expect(again.search.unlisted).toEqual([]);
  });

  it('yields Ollama’s blobs under their manifest names, and none without a name', async () => {
    const store = path.join(setStorage().base, 'ollama');
    const manifests = path.join(store, 'manifests', 'registry.ollama.ai');
    mkdirSync(path.join(store, 'blobs'), { recursive: true });
    const names = [
      path.join('library', 'tiny', 'latest'),
      path.join('ada', 'own', 'q4'),
      path.join('x', 'gone', '1'),
    ];
    for (const [at, name] of names.entries()) {
      const { sha256 } = await writeGguf(path.join(store, 'new'), { bytes: MiB, seed: 60 + at });
      if (at === 2) rmSync(path.join(store, 'new'));
      else renameSync(path.join(store, 'new'), path.join(store, 'blobs', `sha256-${sha256}`));
      mkdirSync(path.dirname(path.join(manifests, name)), { recursive: true });
      const layers = [
        { mediaType: 'application/vnd.ollama.image.license', digest: `sha256:${'1'.repeat(64)}` },
        { mediaType: 'application/vnd.ollama.image.model', digest: `sha256:${sha256}` },
      ];
      writeFileSync(path.join(manifests, name), JSON.stringify({ layers }));
    }
    await writeGguf(path.join(store, 'blobs', `sha256-${'2'.repeat(64)}`), { bytes: MiB, seed: 77 });
    writeFileSync(path.join(manifests, 'x', 'gone', 'broken'), '{');
    const { scene, search } = await searched(store, 'ollama');
    expect(search.unlisted.map(({ name }) => name).toSorted()).toEqual(['ada own q4', 'tiny latest']);
    scene.storage.use(search.unlisted[0]?.id ?? '');
    await settled(scene);
    expect(scene.ledger.installed.all()).toMatchObject([
      { byPublisher: false, name: search.unlisted[0]?.name },
    ]);
  });

  it('yields a file whose later truncation stops the import', async () => {
    const store = path.join(setStorage().base, 'store');
    mkdirSync(store);
    await writeGguf(path.join(store, 'mine.gguf'), { bytes: MiB, seed: 31 });
    const { scene, search } = await searched(store);
    truncateSync(path.join(store, 'mine.gguf'), Math.floor(MiB * 0.6));
    scene.storage.use(search.unlisted[0]?.id ?? '');
    const { imports } = await scene.until((view) => view.imports.some(({ state }) => state === 'failed'));
    expect(imports).toMatchObject([{ error: { code: 'source-changed' } }]);
    expect(readdirSync(scene.models)).toEqual([]);
  });

  it('hides copies of installed models', async () => {
    const base = setStorage().base;
    const store = path.join(base, 'store');
    mkdirSync(store);
    await writeGguf(path.join(store, 'mine.gguf'), { bytes: MiB, seed: 31 });
    const { scene, search } = await searched(store);
    scene.storage.use(search.unlisted[0]?.id ?? '');
    await settled(scene);
    await writeGguf(path.join(store, 'a copy.gguf'), { bytes: MiB, seed: 31 });
    await writeGguf(path.join(store, 'another.gguf'), { bytes: MiB, seed: 32 });
    scene.storage.search.start();
    const again = await scene.until((view) => view.search.state === 'done');
    expect(again.search.unlisted).toMatchObject([{ name: 'another' }]);
    // The copy is listed as a twin, and so is the imported file, which shares its disk space with the installed one.
    const twins = again.search.twins.map(({ name, path: file, sharesRoom }) => [
      ...[name, path.basename(file), sharesRoom],
    ]);
    expect(twins.toSorted()).toEqual([
      ['mine', 'a copy.gguf', false],
      ['mine', 'mine.gguf', true],
    ]);
  });

  it('yields no twin of a missing file, and none by its size alone', async () => {
    const base = setStorage().base;
    const store = path.join(base, 'store');
    mkdirSync(store);
    await writeGguf(path.join(store, 'mine.gguf'), { bytes: MiB, seed: 31 });
    const { scene, search } = await searched(store);
    scene.storage.use(search.unlisted[0]?.id ?? '');
    await settled(scene);
    rmSync(scene.ledger.installed.all()[0]?.path ?? '');
    await writeGguf(path.join(store, 'other.gguf'), { bytes: MiB, seed: 32 });
    scene.storage.search.start();
    const again = await scene.until((view) => view.search.state === 'done');
    expect(again.search.twins).toEqual([]);
    expect(again.search.unlisted).toMatchObject([{ name: 'other' }]);
  });
});

describe('duplicates on this computer', () => {
  /** A search through one folder for each of two programs. */
  const twoPrograms = async () => {
    const { base } = setStorage();
    const [jan, studio] = [path.join(base, 'jan'), path.join(base, 'studio')];
    for (const folder of [jan, studio]) mkdirSync(folder);
    const scene = setStorage({
      catalogue: [known],
      places: [
        { app: 'lm-studio', folder: studio },
        { app: 'jan', folder: jan },
      ],
    });
    const search = async () => {
      scene.storage.search.start();
      return (await scene.until((view) => view.search.state === 'done')).search;
    };
    return { scene, jan, studio, search };
  };
  const big = (folder: string, part: number, seed: number) =>
    writeGguf(path.join(folder, `Big-0000${part}-of-00003.gguf`), { bytes: MiB, seed });
  const shown = (twins: readonly TwinView[]) =>
    twins.map(({ name, modelId, bytes, app, path: file, sharesRoom }) => [
      ...[name, modelId === null ? 'elsewhere' : 'installed', bytes, app, path.basename(file), sharesRoom],
    ]);

  it('offers a model of two programs once, and names the other copy', async () => {
    const { jan, studio, search } = await twoPrograms();
    await writeGguf(path.join(studio, 'Own.gguf'), { bytes: MiB, seed: 31 });
    await writeGguf(path.join(jan, 'other name.gguf'), { bytes: MiB, seed: 31 });
    await writeGguf(path.join(jan, 'Of the same size.gguf'), { bytes: MiB, seed: 32 });
    const { unlisted, twins } = await search();
    expect(unlisted.map(({ name }) => name)).toEqual(['Own', 'Of the same size']);
    expect(shown(twins)).toEqual([['Own', 'elsewhere', MiB, 'jan', 'other name.gguf', false]]);
  });

  it('offers a catalogue model once, and names the other copy', async () => {
    const { jan, studio, search } = await twoPrograms();
    for (const folder of [jan, studio]) await writeGguf(path.join(folder, 'right.gguf'), shape);
    const { found, unlisted, twins } = await search();
    expect(found).toMatchObject([{ modelId: 'known-model', app: 'lm-studio' }]);
    expect(unlisted).toEqual([]);
    expect(shown(twins)).toEqual([[known.name, 'elsewhere', shape.bytes, 'jan', 'right.gguf', false]]);
  });

  it('recognizes an unnamed copy in a store by its content', async () => {
    const { jan, studio, search } = await twoPrograms();
    const { sha256 } = await writeGguf(path.join(studio, `sha256-${'0'.repeat(64)}`), {
      bytes: MiB,
      seed: 31,
    });
    renameSync(path.join(studio, `sha256-${'0'.repeat(64)}`), path.join(studio, `sha256-${sha256}`));
    await writeGguf(path.join(jan, 'Own.gguf'), { bytes: MiB, seed: 31 });
    const { unlisted, twins } = await search();
    expect(unlisted).toMatchObject([{ name: 'Own', app: 'jan' }]);
    expect(twins).toEqual([]);
  });

  it('compares every file of a split model', async () => {
    const { jan, studio, search } = await twoPrograms();
    for (const part of [1, 2, 3]) {
      await big(studio, part, 40 + part);
      await big(jan, part, part === 3 ? 99 : 40 + part);
    }
    const differing = await search();
    expect(differing.unlisted).toMatchObject([{ name: 'Big' }, { name: 'Big' }]);
    expect(differing.twins).toEqual([]);
    await big(jan, 3, 43);
    const alike = await search();
    expect(alike.unlisted).toMatchObject([{ name: 'Big', bytes: 3 * MiB, app: 'lm-studio' }]);
    expect(shown(alike.twins)).toEqual([
      ['Big', 'elsewhere', 3 * MiB, 'jan', 'Big-00001-of-00003.gguf', false],
    ]);
  });

  it('names a copy of an installed split model once, with the disk space of all its files', async () => {
    const { scene, jan, studio, search } = await twoPrograms();
    for (const part of [1, 2, 3]) await big(studio, part, 40 + part);
    scene.storage.use((await search()).unlisted[0]?.id ?? '');
    await settled(scene);
    for (const part of [1, 2, 3]) await big(jan, part, 40 + part);
    const { unlisted, twins } = await search();
    expect(unlisted).toEqual([]);
    expect(shown(twins)).toEqual([
      ['Big', 'installed', 3 * MiB, 'jan', 'Big-00001-of-00003.gguf', false],
      ['Big', 'installed', 3 * MiB, 'lm-studio', 'Big-00001-of-00003.gguf', true],
    ]);
  });
});
