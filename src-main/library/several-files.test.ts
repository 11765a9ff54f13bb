import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import type { LibraryView } from '../../src-preload/contract/library.ts';
import { writeGguf } from '../../test/support/gguf/generate.ts';
import type { HubScene } from '../../test/support/hub/scene.ts';
import { setThreeFiles, sizes } from '../../test/support/hub/three-files.ts';
import { damage } from '../../test/support/library/damage.ts';
import { tuning } from '../downloads/tuning.ts';
import { createRemoteVerify } from '../downloads/verifier/remote.ts';
import { createLibrary, type Library } from './library.ts';

const MB = 1_000_000;
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const worker = new URL('../downloads/verifier/worker.ts', import.meta.url);
const isOver = (list: readonly DownloadView[]): boolean => list.length === 0;

async function setLibrary({ engine }: HubScene): Promise<{
  readonly library: Library;
  until(wanted: (view: LibraryView) => boolean): Promise<LibraryView>;
}> {
  const { ledger, downloads, modelsFolder } = engine;
  const library = createLibrary({
    ledger,
    downloads,
    tuning,
    log: silent,
    verify: createRemoteVerify(worker),
    allModels: () => [],
    release: async () => {},
    modelsFolder: () => modelsFolder,
    freeBytes: async () => null,
    largestFile: async () => null,
    now: Date.now,
  });
  onTestFinished(library.stop);
  await library.look();
  return {
    library,
    until: (wanted) =>
      new Promise((resolve) => {
        const look = (): void => {
          const view = library.view();
          if (wanted(view)) resolve(view);
        };
        onTestFinished(library.onChange(look));
        look();
      }),
  };
}

describe('the history of a model in three files', () => {
  test('is one line with the events of all files, in order', async () => {
    const scene = await setThreeFiles();
    await scene.untilList(isOver);
    const { library } = await setLibrary(scene);
    const { total, lines } = library.history({ text: '', state: 'all' }, 0, 10);
    expect(total).toBe(1);
    const bytes = sizes.reduce((sum, each) => sum + each, 0);
    expect(lines).toMatchObject([{ name: 'big (Q4_K_M)', state: 'complete', bytes }]);
    const story = library.story(lines[0]?.id ?? '');
    expect(story).toMatchObject({ name: 'big (Q4_K_M)', bytes });
    const seqs = story.moments.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    expect(new Set(story.moments.map(({ part }) => part))).toEqual(new Set([1, 2, 3]));
  });
});

describe('three unknown parts in the models folder', () => {
  const nameOf = (part: number): string => `Mine-0000${part}-of-00003.gguf`;

  async function setUnknown() {
    const scene = await setThreeFiles();
    await scene.untilList(isOver);
    const folder = scene.engine.modelsFolder;
    for (const part of [3, 1, 2]) {
      await writeGguf(path.join(folder, nameOf(part)), { bytes: MB, seed: 80 + part });
    }
    return { ...scene, ...(await setLibrary(scene)), folder };
  }

  test('are one file: verified together, and added as one model on request', async () => {
    const { library, until, downloads } = await setUnknown();
    const [file, ...others] = library.view().unknownFiles;
    expect(file).toMatchObject({ name: 'Mine', bytes: 3 * MB, finding: 'unread' });
    expect(others).toEqual([]);
    library.examineFile(file?.id ?? '');
    await until(({ unknownFiles }) => unknownFiles[0]?.finding === 'unverified');
    await library.adoptFile(file?.id ?? '');
    expect(library.view().unknownFiles).toEqual([]);
    expect(downloads.installed()).toContainEqual(
      expect.objectContaining({ modelId: 'mine-00001-of-00003', name: 'Mine', bytes: 3 * MB }),
    );
    expect(library.view().entries).toHaveLength(2);
  });

  test('are removed and restored together', async () => {
    const { library, folder } = await setUnknown();
    await library.removeFile(library.view().unknownFiles[0]?.id ?? '');
    const [removal, ...others] = library.view().removals;
    expect([removal, others]).toMatchObject([{ name: 'Mine', bytes: 3 * MB }, []]);
    expect(library.view().unknownFiles).toEqual([]);
    await library.undoRemove(removal?.id ?? '');
    expect([1, 2, 3].every((part) => existsSync(path.join(folder, nameOf(part))))).toBe(true);
  });
});

describe('an installed model in three files', () => {
  test('is one entry: verified, found damaged, and repaired as a whole', async () => {
    const scene = await setThreeFiles();
    await scene.untilList(isOver);
    const { library, until } = await setLibrary(scene);
    const entry = library.view().entries[0];
    expect(library.view().entries).toHaveLength(1);
    expect(entry).toMatchObject({ state: 'present', isCurrent: true, byPublisher: true, canRepair: true });
    const modelId = entry?.modelId ?? '';
    const files = scene.engine.ledger.installed.all();
    damage(files.find(({ fileIndex }) => fileIndex === 2)?.path ?? '', 500_000);
    library.check(modelId);
    expect(library.view().entries[0]?.reading).toMatchObject({ totalBytes: 4 * MB });
    await until(({ entries }) => entries[0]?.state === 'damaged' && entries[0].reading === null);
    library.repair(modelId);
    await until(({ entries }) => entries[0]?.state === 'present' && entries[0].reading === null);
    for (const { path, bytes } of scene.engine.ledger.installed.all())
      expect(statSync(path).size).toBe(bytes);
    library.check(modelId);
    await until(({ entries }) => entries[0]?.reading === null);
    expect(library.view().entries).toMatchObject([{ state: 'present', error: null }]);
  });

  test('is removed and restored as one', async () => {
    const scene = await setThreeFiles();
    await scene.untilList(isOver);
    const { library } = await setLibrary(scene);
    await library.remove(library.view().entries[0]?.modelId ?? '');
    expect(library.view()).toMatchObject({
      entries: [],
      removals: [{ name: 'big (Q4_K_M)', bytes: 4 * MB, isModel: true }],
    });
    await library.undoRemove(library.view().removals[0]?.id ?? '');
    expect(library.view()).toMatchObject({ entries: [{ state: 'present', isCurrent: true }], removals: [] });
    await library.remove(library.view().entries[0]?.modelId ?? '');
    await library.finishRemove(library.view().removals[0]?.id ?? '');
    expect(library.view()).toMatchObject({ entries: [], removals: [] });
    expect(scene.engine.ledger.installed.all()).toEqual([]);
  });

  test('loses one file for good: the others become unusable files', async () => {
    const scene = await setThreeFiles();
    await scene.untilList(isOver);
    const { library } = await setLibrary(scene);
    const modelId = library.view().entries[0]?.modelId ?? '';
    const { ledger } = scene.engine;
    const third = ledger.installed.ofModel(modelId)[2];
    ledger.transaction(() => ledger.installed.remove(third?.modelId ?? ''));
    expect(scene.downloads.installed().map(({ lone }) => lone)).toEqual([
      { index: 1, count: 3 },
      { index: 2, count: 3 },
    ]);
    expect(library.view().entries.map(({ isCurrent }) => isCurrent)).toEqual([false, false]);
    await expect(library.makeCurrent(modelId)).rejects.toMatchObject({ code: 'not-now' });
    await library.remove(modelId);
    expect(library.view().removals).toMatchObject([{ lone: { index: 1, count: 3 } }]);
  });

  test('is removed as a whole or not at all', async () => {
    const scene = await setThreeFiles();
    await scene.untilList(isOver);
    const { library } = await setLibrary(scene);
    const [entry] = library.view().entries;
    const files = scene.engine.ledger.installed.ofModel(entry?.modelId ?? '');
    const { ledger } = scene.engine;
    let calls = 0;
    const { insert } = ledger.removals;
    Object.assign(ledger.removals, {
      insert: (row: Parameters<typeof insert>[0]) => {
        calls += 1;
        if (calls === 3) throw new Error('the third cannot be recorded');
        insert(row);
      },
    });
    await expect(library.remove(entry?.modelId ?? '')).rejects.toThrow('the third cannot be recorded');
    Object.assign(ledger.removals, { insert });
    expect(files.every((file) => existsSync(file.path))).toBe(true);
    expect(library.view()).toMatchObject({ entries: [{ state: 'present' }], removals: [] });
  });
});
