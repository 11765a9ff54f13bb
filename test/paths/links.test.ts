import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createPieceMap } from '../../src-main/downloads/piece-map.ts';
import { openPartialFile } from '../../src-main/downloads/transfer/partial-file.ts';
import { bring } from '../../src-main/model-files/bring.ts';
import { ended, expectInstalled, pausedHalfway, resumed } from '../faults/play.ts';
import { setScene } from '../support/engine/scene.ts';
import { ggufSha256, writeGguf } from '../support/gguf/generate.ts';
import { setLibraryScene } from '../support/library/library.ts';
import { setStorage } from '../support/storage/scene.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { treeOf } from '../support/tree.ts';

// Windows lets few people make symbolic links, and has no flag against following them.
const onPosix = test.skipIf(process.platform === 'win32');
const secret = 'what belongs to somebody else';

/** A folder beside the models, with a file that nothing may change. */
function victim(): { readonly folder: string; readonly file: string; untouched(): void } {
  const folder = tempFolder();
  const file = path.join(folder, 'victim.txt');
  writeFileSync(file, secret);
  const before = treeOf(folder);
  return { folder, file, untouched: () => expect(treeOf(folder)).toEqual(before) };
}

describe('a symlink where a download writes', () => {
  onPosix('may be the models folder itself: everything lands in its target', async () => {
    const scene = await setScene();
    const real = tempFolder();
    symlinkSync(real, scene.engine.modelsFolder);
    const { id } = scene.engine.downloads.start('tiny');
    const view = await scene.engine.until(id, ended);
    expectInstalled(scene, view);
    expect(readdirSync(real)).toEqual(['tiny.gguf']);
    expect(lstatSync(scene.engine.modelsFolder).isSymbolicLink()).toBe(true);
  });

  onPosix.each([
    ['a symlink', symlinkSync],
    ['a hard link of another file', linkSync],
  ] as const)('%s in place of the partial keeps its target unwritten', async (_what, link) => {
    const { scene, id } = await pausedHalfway();
    const other = victim();
    const partial = scene.engine.ledger.downloads.get(id)?.partialPath ?? '';
    unlinkSync(partial);
    link(other.file, partial);
    const { view } = await resumed(scene, id);
    expectInstalled(scene, view);
    other.untouched();
    expect(lstatSync(scene.engine.target('tiny')).isSymbolicLink()).toBe(false);
  });

  onPosix('a dangling symlink in place of the partial creates no file at its target', async () => {
    const { scene, id } = await pausedHalfway();
    const other = victim();
    const partial = scene.engine.ledger.downloads.get(id)?.partialPath ?? '';
    unlinkSync(partial);
    symlinkSync(path.join(other.folder, 'new.txt'), partial);
    expectInstalled(scene, (await resumed(scene, id)).view);
    other.untouched();
  });

  onPosix('a symlink that appears a moment later is refused on open', () => {
    const other = victim();
    const link = path.join(tempFolder(), 'tiny.gguf.partial');
    symlinkSync(other.file, link);
    const map = createPieceMap({ pieceBytes: 10, totalBytes: 100 });
    expect(() => openPartialFile(link, map, [])).toThrow(
      expect.objectContaining({ code: 'folder-unavailable' }),
    );
    other.untouched();
  });

  onPosix.each([
    ['another file', (other: string) => other],
    ['nowhere', (other: string) => `${other}.gone`],
    ['a folder', (other: string) => path.dirname(other)],
  ])(
    'a symlink to %s under the final name is neither followed nor destroyed, and nothing is fetched',
    async (_what, to) => {
      const scene = await setScene();
      const other = victim();
      const target = scene.engine.target('tiny');
      mkdirSync(scene.engine.modelsFolder);
      symlinkSync(to(other.file), target);
      const { id } = scene.engine.downloads.start('tiny');
      const view = await scene.engine.until(id, ended);
      expect(view).toMatchObject({ state: 'failed', error: { code: 'target-occupied' } });
      expect(scene.host.bytesServed).toBe(0);
      expect(readlinkSync(target)).toBe(to(other.file));

      // The person says that it may give way: the link itself goes aside, and what it leads to stays.
      scene.engine.downloads.replace(id);
      await scene.engine.until(id, (next) => next.state === 'complete');
      expect(scene.installedHash()).toBe(scene.model.sha256);
      expect(lstatSync(target).isFile()).toBe(true);
      other.untouched();
      const aside = readdirSync(scene.engine.modelsFolder).find((name) => name.includes('set aside')) ?? '';
      expect(readlinkSync(path.join(scene.engine.modelsFolder, aside))).toBe(to(other.file));
    },
  );

  onPosix('to the right file counts as the installed model, without a download', async () => {
    const scene = await setScene();
    const elsewhere = path.join(tempFolder(), 'model.gguf');
    writeFileSync(elsewhere, scene.content);
    mkdirSync(scene.engine.modelsFolder);
    symlinkSync(elsewhere, scene.engine.target('tiny'));
    const { id } = scene.engine.downloads.start('tiny');
    expectInstalled(scene, await scene.engine.until(id, ended));
    expect(scene.host.bytesServed).toBe(0);
  });

  test('a folder under the final name is left alone', async () => {
    const scene = await setScene();
    mkdirSync(path.join(scene.engine.target('tiny'), 'inside'), { recursive: true });
    const { id } = scene.engine.downloads.start('tiny');
    const view = await scene.engine.until(id, ended);
    expect(view).toMatchObject({ state: 'failed', error: { code: 'target-occupied' } });
    expect(existsSync(path.join(scene.engine.target('tiny'), 'inside'))).toBe(true);
  });
});

describe('a symlink where an import writes', () => {
  const shape = { bytes: 200_000, seed: 3 };
  const known = {
    id: 'known',
    name: 'Known',
    url: 'https://models.example/known.gguf',
    bytes: shape.bytes,
    sha256: ggufSha256(shape),
  };

  onPosix('that dangles under the final name stays, and the model gets the next free name', async () => {
    const scene = setStorage({ catalogue: [known] });
    const other = victim();
    symlinkSync(path.join(other.folder, 'new.txt'), path.join(scene.models, 'known.gguf'));
    const file = path.join(scene.base, 'mine.gguf');
    await writeGguf(file, shape);
    await scene.storage.offers.look(file);
    const { offer } = scene.storage.view();
    scene.storage.imports.start(scene.storage.offers.take(offer?.id ?? '', 'copy'));
    await scene.until(({ imports }) => imports.length === 0);
    expect(readdirSync(scene.models).toSorted()).toEqual(['known (2).gguf', 'known.gguf']);
    other.untouched();
  });

  onPosix('under the temporary name of a resumed copy is replaced, with its target unwritten', async () => {
    const folder = tempFolder();
    const other = victim();
    const source = path.join(folder, 'source.gguf');
    await writeGguf(source, shape);
    const temporary = path.join(folder, '.noggin-0.incoming');
    symlinkSync(other.file, temporary);
    const outcome = bring(
      { source, seen: null, temporary, how: 'copy', readBack: true, goOn: true },
      () => {},
    );
    expect(outcome).toMatchObject({ kind: 'done', sha256: known.sha256 });
    expect(lstatSync(temporary).isFile()).toBe(true);
    other.untouched();
  });

  onPosix('that is imported itself can be linked and copied, but never moved', async () => {
    const scene = setStorage({ catalogue: [] });
    const file = path.join(scene.base, 'real.gguf');
    const link = path.join(scene.base, 'link.gguf');
    await writeGguf(file, shape);
    symlinkSync(file, link);
    await scene.storage.offers.look(link);
    expect(scene.storage.view().offer).toMatchObject({ kind: 'offered', ways: ['link', 'copy'] });
  });

  test('any file name is installed under a plain one', async () => {
    const names = [
      '..gguf.gguf',
      'CON.gguf',
      'aux.v1.gguf',
      'a\u202efugg.gguf',
      `${'ü'.repeat(110)}.gguf`,
      '-rf .gguf',
    ];
    for (const [index, name] of names.entries()) {
      const scene = setStorage({ catalogue: [] });
      const file = path.join(scene.base, name);
      await writeGguf(file, { bytes: 100_000, seed: index + 10 });
      const outside = treeOf(scene.base);
      await scene.storage.offers.look(file);
      const { offer } = scene.storage.view();
      expect(offer?.kind, name).toBe('offered');
      expect(offer?.fileName).not.toContain('\u202e');
      scene.storage.imports.start(scene.storage.offers.take(offer?.id ?? '', 'copy'));
      await scene.until(({ imports }) => imports.length === 0);
      expect(readdirSync(scene.models)[0]).toMatch(/^[a-z0-9][a-z0-9._-]*\.gguf$/);
      const after = Object.keys(treeOf(scene.base)).filter(
        (each) => !each.startsWith('models') && !each.startsWith('ledger'),
      );
      expect(after).toEqual(
        Object.keys(outside).filter((each) => !each.startsWith('models') && !each.startsWith('ledger')),
      );
    }
  });
});

describe('the contents of the models folder', () => {
  onPosix(
    'exclude symlinks to files and folders, so nothing beyond the folder can be removed or adopted',
    async () => {
      const opened = await setLibraryScene();
      const { modelsFolder } = opened.scene.engine;
      mkdirSync(modelsFolder, { recursive: true });
      const other = victim();
      const model = path.join(other.folder, 'theirs.gguf');
      await writeGguf(model, { bytes: 100_000, seed: 1 });
      const before = treeOf(other.folder);
      symlinkSync(model, path.join(modelsFolder, 'link.gguf'));
      symlinkSync(other.folder, path.join(modelsFolder, 'folder.gguf'));
      symlinkSync(path.join(other.folder, 'gone'), path.join(modelsFolder, 'dangling.gguf'));
      await opened.library.look();
      expect(opened.library.view().unknownFiles).toEqual([]);
      expect(treeOf(other.folder)).toEqual(before);
    },
  );

  test('odd names are displayed safely, and the file that was meant is removed', async () => {
    const opened = await setLibraryScene();
    const { modelsFolder } = opened.scene.engine;
    mkdirSync(modelsFolder, { recursive: true });
    const odd = ['a\u202efugg.gguf', 'new\nline.gguf', `${'x'.repeat(250)}.gguf`, '\u200b.gguf', '..  .gguf'];
    for (const name of odd) writeFileSync(path.join(modelsFolder, name), name);
    await opened.library.look();
    const listed = opened.library.view().unknownFiles;
    expect(listed).toHaveLength(odd.length);
    for (const { name } of listed) expect(name).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    for (const { id } of listed) await opened.library.removeFile(id);
    const left = readdirSync(modelsFolder).filter((name) => odd.includes(name));
    expect(left).toEqual([]);
    expect(readdirSync(modelsFolder)).toHaveLength(odd.length);
  });

  onPosix('exclude from adoption a file that became a symlink since it was listed', async () => {
    const opened = await setLibraryScene();
    const { modelsFolder } = opened.scene.engine;
    mkdirSync(modelsFolder, { recursive: true });
    const other = victim();
    const file = path.join(modelsFolder, 'mine.gguf');
    await writeGguf(file, { bytes: 100_000, seed: 1 });
    await opened.library.look();
    const { id } = opened.unknown();
    unlinkSync(file);
    symlinkSync(other.file, file);
    await opened.library.removeFile(id).catch(() => {});
    other.untouched();
    expect(readFileSync(other.file, 'utf8')).toBe(secret);
  });
});
