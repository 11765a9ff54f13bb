import {
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileWay } from '../../src-preload/contract/storage.ts';
import { sha256Of } from '../../test/support/engine/invariants.ts';
import { writeGguf } from '../../test/support/gguf/generate.ts';
import { type StorageScene, setStorage } from '../../test/support/storage/scene.ts';
import { installedModels } from '../models/installed-models.ts';

const MiB = 1024 * 1024;
const sizes = [3 * MiB, 2 * MiB, MiB] as const;
const nameOf = (part: number): string => `Big Ü-0000${part}-of-00003.gguf`;
const idOf = (part: number, base = 'big-u'): string => `${base}-0000${part}-of-00003`;
const parts = [1, 2, 3];

/** Three parts in one folder. */
async function writeParts(folder: string): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const hashes: string[] = [];
  for (const [at, bytes] of sizes.entries()) {
    const { sha256 } = await writeGguf(path.join(folder, nameOf(at + 1)), { bytes, seed: 60 + at });
    hashes.push(sha256);
  }
  return hashes;
}

async function setParts(ports?: Parameters<StorageScene['reopen']>[0]) {
  const scene = setStorage(ports === undefined ? {} : { ports });
  const folder = path.join(scene.base, 'from');
  return { ...scene, folder, hashes: await writeParts(folder) };
}

async function take({ storage }: StorageScene, file: string, way: FileWay): Promise<void> {
  await storage.offers.look(file);
  const offer = storage.view().offer;
  if (offer?.kind !== 'offered') throw new Error(`not offered: ${JSON.stringify(offer)}`);
  storage.imports.start(storage.offers.take(offer.id, way));
}
const settled = (scene: StorageScene) =>
  scene.until(({ imports }) => imports.every(({ state }) => state === 'failed'));

const installedViews = ({ ledger }: StorageScene) => installedModels(ledger.installed.all(), () => false);

describe('importing a model in several files', () => {
  it('offers all parts for any of them, with their total size', async () => {
    const scene = await setParts();
    for (const part of parts) {
      await scene.storage.offers.look(path.join(scene.folder, nameOf(part)));
      expect(scene.storage.view().offer).toMatchObject({
        kind: 'offered',
        fileName: 'Big Ü',
        files: 3,
        bytes: 6 * MiB,
      });
    }
  });

  it.each<FileWay>(['copy', 'link', 'move'])(
    'by %s: one import, one model, every part verified',
    async (way) => {
      const scene = await setParts();
      const seen: number[] = [];
      scene.storage.onChange(() => seen.push(...scene.storage.view().imports.map((each) => each.totalBytes)));
      await take(scene, path.join(scene.folder, nameOf(2)), way);
      expect(scene.storage.view().imports).toMatchObject([{ name: 'Big Ü', totalBytes: 6 * MiB }]);
      expect((await settled(scene)).imports).toEqual([]);
      expect(new Set(seen)).toEqual(new Set([6 * MiB]));
      expect(readdirSync(scene.models).sort()).toEqual(parts.map((part) => `${idOf(part)}.gguf`));
      for (const part of parts) {
        const row = scene.ledger.installed.get(idOf(part));
        expect(row).toMatchObject({
          name: 'Big Ü',
          fileIndex: part,
          fileCount: 3,
          sha256: scene.hashes[part - 1],
        });
        expect(sha256Of(row?.path ?? '')).toBe(scene.hashes[part - 1]);
        expect(scene.ledger.origins.of(idOf(part))).toBe(path.join(scene.folder, nameOf(part)));
      }
      expect(installedViews(scene)).toMatchObject([{ modelId: idOf(1), name: 'Big Ü', bytes: 6 * MiB }]);
      expect(readdirSync(scene.folder)).toHaveLength(way === 'move' ? 0 : 3);
      expect(scene.ledger.temporaryFiles.all()).toEqual([]);
    },
  );

  it('names the missing part', async () => {
    const scene = await setParts();
    rmSync(path.join(scene.folder, nameOf(2)));
    await scene.storage.offers.look(path.join(scene.folder, nameOf(3)));
    expect(scene.storage.view().offer).toMatchObject({
      kind: 'refused',
      fileName: nameOf(3),
      error: { code: 'part-missing', details: { file: nameOf(2), others: 0 } },
    });
  });

  it('refuses all when one of them is no model', async () => {
    const scene = await setParts();
    writeFileSync(path.join(scene.folder, nameOf(3)), 'something else');
    await scene.storage.offers.look(path.join(scene.folder, nameOf(1)));
    expect(scene.storage.view().offer).toMatchObject({
      error: { code: 'not-a-model', details: { file: nameOf(3) } },
    });
  });

  it('refuses all when one of them is truncated', async () => {
    const scene = await setParts();
    truncateSync(path.join(scene.folder, nameOf(2)), Math.floor(2 * MiB * 0.6));
    await scene.storage.offers.look(path.join(scene.folder, nameOf(1)));
    expect(scene.storage.view().offer).toMatchObject({ kind: 'refused', error: { code: 'file-cut-off' } });
  });

  it('is atomic: a part that vanishes leaves nothing behind, and the originals unchanged', async () => {
    const scene = await setParts();
    await scene.storage.offers.look(path.join(scene.folder, nameOf(1)));
    const third = path.join(scene.folder, nameOf(3));
    renameSync(third, `${third} away`);
    const id = scene.storage.view().offer?.id ?? '';
    scene.storage.imports.start(scene.storage.offers.take(id, 'move'));
    const { imports } = await scene.until((view) => view.imports.some(({ state }) => state === 'failed'));
    expect(readdirSync(scene.models)).toEqual([]);
    expect(readdirSync(scene.folder)).toHaveLength(3);
    renameSync(`${third} away`, third);
    scene.storage.imports.retry(imports[0]?.id ?? '');
    await settled(scene);
    expect(scene.ledger.installed.all()).toHaveLength(3);
    expect(readdirSync(scene.folder)).toEqual([]);
  });

  it('gives all parts one base name, also beside a file that has one of their names', async () => {
    const scene = await setParts();
    writeFileSync(path.join(scene.models, `${idOf(2)}.gguf`), 'something of mine');
    await take(scene, path.join(scene.folder, nameOf(1)), 'copy');
    await settled(scene);
    expect(
      scene.ledger.installed
        .all()
        .map(({ path: file }) => path.basename(file))
        .sort(),
    ).toEqual(parts.map((part) => `${idOf(part, 'big-u-2')}.gguf`));
  });

  it('does nothing when all parts are installed; one missing part counts as missing', async () => {
    const scene = await setParts();
    await take(scene, path.join(scene.folder, nameOf(1)), 'copy');
    await settled(scene);
    await take(scene, path.join(scene.folder, nameOf(1)), 'move');
    const { imports } = await scene.until((view) => view.imports.some(({ state }) => state === 'failed'));
    expect(imports).toMatchObject([{ error: { code: 'already-installed' } }]);
    scene.storage.imports.cancel(imports[0]?.id ?? '');
    scene.ledger.installed.remove(idOf(2));
    await take(scene, path.join(scene.folder, nameOf(1)), 'copy');
    await settled(scene);
    expect(scene.ledger.installed.get(idOf(2, 'big-u-2'))).not.toBeNull();
  });

  it('B1: needs disk space for all parts together', async () => {
    const freeBytes = async (): Promise<number> => 512_000_000 + 5 * MiB;
    const scene = await setParts({ freeBytes });
    await take(scene, path.join(scene.folder, nameOf(1)), 'copy');
    expect((await settled(scene)).imports).toMatchObject([{ error: { code: 'disk-full' } }]);
    expect(readdirSync(scene.models)).toEqual([]);
  });

  it('follows symlinks, keeps the link names, and offers no move', async () => {
    const scene = await setParts();
    const links = path.join(scene.base, 'links');
    mkdirSync(links);
    for (const part of parts) {
      const blob = path.join(scene.base, `blob${part}`);
      renameSync(path.join(scene.folder, nameOf(part)), blob);
      symlinkSync(blob, path.join(links, nameOf(part)));
    }
    await scene.storage.offers.look(path.join(links, nameOf(1)));
    expect(scene.storage.view().offer).toMatchObject({ ways: ['link', 'copy'] });
    await take(scene, path.join(links, nameOf(1)), 'link');
    await settled(scene);
    expect(readdirSync(scene.models)).toHaveLength(3);
    for (const row of scene.ledger.installed.all()) {
      expect(row.modelId).toMatch(/^big-u-0000\d-of-00003$/);
      expect(statSync(row.path).isFile()).toBe(true);
    }
  });
});

it('moving the library moves all parts, as one model', async () => {
  const scene = await setParts();
  await take(scene, path.join(scene.folder, nameOf(1)), 'copy');
  await settled(scene);
  const to = path.join(scene.base, 'other');
  await scene.storage.folder.choose(to);
  expect(scene.storage.view().folder.elsewhere).toEqual({ models: 1, bytes: 6 * MiB });
  const told: string[] = [];
  scene.storage.onChange(() => {
    const { move } = scene.storage.view().folder;
    if (move !== null) told.push(`${move.doneModels} of ${move.totalModels}`);
  });
  scene.storage.mover.start();
  await scene.until(({ folder }) => folder.move === null && folder.elsewhere.models === 0);
  expect(readdirSync(to).sort()).toEqual(parts.map((part) => `${idOf(part)}.gguf`));
  expect(readdirSync(scene.models)).toEqual([]);
  expect(new Set(told)).toEqual(new Set(['0 of 1', '1 of 1']));
  expect(installedViews(scene)).toMatchObject([{ path: path.join(to, `${idOf(1)}.gguf`), bytes: 6 * MiB }]);
});

it('a part keeps its name when the library moves, or the move stops with the reason', async () => {
  const scene = await setParts();
  await take(scene, path.join(scene.folder, nameOf(1)), 'copy');
  await settled(scene);
  const to = path.join(scene.base, 'other');
  mkdirSync(to);
  const mine = path.join(to, `${idOf(2)}.gguf`);
  writeFileSync(mine, 'something of mine');
  await scene.storage.folder.choose(to);
  scene.storage.mover.start();
  const { folder } = await scene.until((view) => view.folder.move?.state === 'stopped');
  expect(folder.move?.error?.code).toBe('target-occupied');
  rmSync(mine);
  await scene.storage.mover.stop();
  scene.storage.mover.start();
  await scene.until((view) => view.folder.move === null && view.folder.elsewhere.models === 0);
  expect(readdirSync(to).sort()).toEqual(parts.map((part) => `${idOf(part)}.gguf`));
});

it('parts in another program’s folder never match a catalogue model by size', async () => {
  const scene = await setParts();
  const places = [{ app: 'lm-studio', folder: scene.folder }] as const;
  const known = { id: 'known', name: 'Known', url: 'https://models.example/known.gguf' };
  // A different file of the first part's size.
  const catalogue = [{ ...known, bytes: sizes[0], sha256: '0'.repeat(64) }];
  const next = setStorage({ catalogue, places });
  next.storage.search.start();
  const { search } = await next.until((view) => view.search.state === 'done');
  expect(search).toMatchObject({ found: [], unreadable: 0, apps: ['lm-studio'] });
});
