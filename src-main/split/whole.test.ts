import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import type { LibraryView } from '../../src-preload/contract/library.ts';
import { writeGguf } from '../../test/support/gguf/generate.ts';
import { aModelFile, type HubScene, setHubScene } from '../../test/support/hub/scene.ts';
import { damage } from '../../test/support/library/damage.ts';
import type { DownloadChange } from '../downloads/manager-port.ts';
import { tuning } from '../downloads/tuning.ts';
import { createRemoteVerify } from '../downloads/verifier/remote.ts';
import { createLibrary, type Library } from '../library/library.ts';
import { wholeDownloads } from './whole-downloads.ts';
import { wholeLibrary } from './whole-library.ts';

const MB = 1_000_000;
const sizes = [2 * MB, MB, MB] as const;
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const worker = new URL('../downloads/verifier/worker.ts', import.meta.url);

/** A model of three files at a hub, its download begun, and what a person sees of it. */
async function setWhole(bytesPerSecond?: number) {
  const files = Object.fromEntries(
    sizes.map((bytes, at) => [`big-Q4_K_M-0000${at + 1}-of-00003.gguf`, aModelFile(bytes, at + 1)]),
  );
  const other = { 'other-Q4_K_M.gguf': aModelFile(MB, 9) };
  const repositories = { 'org/big': { files }, 'org/other': { files: other } };
  const limits = bytesPerSecond === undefined ? {} : { limits: { bytesPerSecond } };
  const scene = await setHubScene({ repositories, ...limits });
  const wholes = wholeDownloads(scene.engine.downloads);
  const changes: DownloadChange[] = [];
  onTestFinished(wholes.onChange((change) => void changes.push(change)));
  const { id, chosenId } = await scene.hub.lookUp('org/big');
  await scene.hub.start(id, chosenId, false);
  /** Resolves when what the person sees satisfies `wanted`. */
  const until = (wanted: (list: readonly DownloadView[]) => boolean): Promise<readonly DownloadView[]> =>
    new Promise((resolve) => {
      const look = (): void => {
        const list = wholes.list();
        if (wanted(list)) resolve(list);
      };
      onTestFinished(wholes.onChange(look));
      look();
    });
  return { ...scene, wholes, changes, until };
}

async function setShelf({ engine }: HubScene): Promise<{
  readonly library: Library;
  until(wanted: (view: LibraryView) => boolean): Promise<LibraryView>;
}> {
  const { ledger, downloads, modelsFolder } = engine;
  const parts = createLibrary({
    ledger,
    downloads,
    tuning,
    log: silent,
    verify: createRemoteVerify(worker),
    allModels: () => [],
    release: async () => {},
    modelsFolder: () => modelsFolder,
    freeBytes: async () => null,
    now: Date.now,
  });
  onTestFinished(parts.stop);
  const library = wholeLibrary(parts, { installed: downloads.installed, log: silent });
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

const isOver = (list: readonly DownloadView[]): boolean => list.length === 0;

describe('a download of a model in three files', () => {
  test('is one, with the bytes of all, from the first to the last', async () => {
    const { wholes, changes, until, engine } = await setWhole();
    const [whole, ...others] = wholes.list();
    expect(others).toEqual([]);
    expect(whole).toMatchObject({ name: 'big (Q4_K_M)', totalBytes: 4 * MB });
    expect(whole?.modelId).toMatch(/-00001-of-00003$/);
    await until(isOver);
    const told = changes.flatMap((change) =>
      change.kind === 'progress' || change.kind === 'transition' ? [change.download] : [],
    );
    expect(new Set(told.map(({ id }) => id))).toEqual(new Set([whole?.id]));
    const begun = told.slice(told.findIndex(({ totalBytes }) => totalBytes === 4 * MB));
    const odd = begun.filter(
      ({ totalBytes, receivedBytes }) => totalBytes !== 4 * MB || receivedBytes > 4 * MB,
    );
    expect(odd.map(({ state, totalBytes, receivedBytes }) => [state, totalBytes, receivedBytes])).toEqual([]);
    // Told once, at the end: one notification, not three.
    expect(told.filter(({ state }) => state === 'complete')).toHaveLength(1);
    expect(told.at(-1)).toMatchObject({ state: 'complete', receivedBytes: 4 * MB });
    expect(engine.downloads.installed()).toHaveLength(3);
    expect(wholes.installed()).toMatchObject([
      { name: 'big (Q4_K_M)', bytes: 4 * MB, parts: sizes.map((bytes) => ({ bytes })) },
    ]);
  });

  test('is paused, resumed and cancelled as one', async () => {
    const { wholes, until, engine, changes } = await setWhole(MB);
    const id = wholes.list()[0]?.id ?? '';
    await until(([whole]) => (whole?.receivedBytes ?? 0) > 0);
    wholes.pause(id);
    expect(engine.downloads.list().map(({ state }) => state)).toEqual(['paused', 'paused', 'paused']);
    expect(wholes.list()).toMatchObject([{ id, state: 'paused', actions: ['resume', 'cancel'] }]);
    wholes.resume(id);
    await until(([whole]) => whole?.state === 'downloading');
    wholes.cancel(id);
    await until(isOver);
    await expect.poll(() => changes.at(-1)).toEqual({ kind: 'gone', id });
    expect(engine.downloads.list()).toEqual([]);
    expect(() => wholes.pause(id)).toThrow(expect.objectContaining({ code: 'unknown-id' }));
  });

  test('what is there of it is not shown as a model while the rest is on its way', async () => {
    const { wholes, until, engine } = await setWhole(MB);
    await until(() => engine.downloads.installed().length > 0);
    expect(wholes.installed()).toEqual([]);
    const id = wholes.list()[0]?.id ?? '';
    wholes.pause(id);
    wholes.cancel(id);
    await until(isOver);
    // Left alone they are what they are: parts, which can be removed.
    expect(wholes.installed().map(({ name }) => name)).toContain('big (Q4_K_M), part 2 of 3');
  });

  test('moves in the line as one', async () => {
    const { wholes, until, hub, engine } = await setWhole(MB);
    const { id: offer, chosenId } = await hub.lookUp('org/other');
    await hub.start(offer, chosenId, false);
    await until((list) => list.length === 2);
    const big = wholes.list().find(({ name }) => name.startsWith('big'));
    const other = wholes.list().find(({ name }) => name.startsWith('other'));
    const waiting = (): string[] =>
      engine.downloads
        .list()
        .filter(({ state }) => state === 'pending')
        .toSorted((a, b) => a.position - b.position)
        .map(({ name }) => name);
    expect(waiting()).toEqual(['big (Q4_K_M), part 3 of 3', 'other (Q4_K_M)']);
    expect(other?.actions).toContain('move-up');
    wholes.reorder(other?.id ?? '', 'up');
    expect(waiting()).toEqual(['other (Q4_K_M)', 'big (Q4_K_M), part 3 of 3']);
    wholes.reorder(big?.id ?? '', 'up');
    expect(waiting()).toEqual(['big (Q4_K_M), part 3 of 3', 'other (Q4_K_M)']);
  });
});

describe('the history of a model in three files', () => {
  test('is one line, with what happened to each of its files, in the order in which it did', async () => {
    const scene = await setWhole();
    await scene.until(isOver);
    const { library } = await setShelf(scene);
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

describe('three parts in the models folder that nobody knows', () => {
  const nameOf = (part: number): string => `Mine-0000${part}-of-00003.gguf`;

  async function setUnknown() {
    const scene = await setWhole();
    await scene.until(isOver);
    const folder = scene.engine.modelsFolder;
    for (const part of [3, 1, 2]) {
      await writeGguf(path.join(folder, nameOf(part)), { bytes: MB, seed: 80 + part });
    }
    return { ...scene, ...(await setShelf(scene)), folder };
  }

  test('are one file: read as one, and one model when the person wants it', async () => {
    const { library, until, wholes } = await setUnknown();
    const [file, ...others] = library.view().unknownFiles;
    expect(file).toMatchObject({ name: 'Mine', bytes: 3 * MB, finding: 'unread' });
    expect(others).toEqual([]);
    library.examineFile(file?.id ?? '');
    await until(({ unknownFiles }) => unknownFiles[0]?.finding === 'unverified');
    await library.adoptFile(file?.id ?? '');
    expect(library.view().unknownFiles).toEqual([]);
    expect(wholes.installed()).toContainEqual(
      expect.objectContaining({ modelId: 'mine-00001-of-00003', name: 'Mine', bytes: 3 * MB }),
    );
    expect(library.view().entries).toHaveLength(2);
  });

  test('are removed and brought back as one', async () => {
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
  test('is one entry: checked, found damaged and repaired as a whole', async () => {
    const scene = await setWhole();
    await scene.until(isOver);
    const { library, until } = await setShelf(scene);
    const entry = library.view().entries[0];
    expect(library.view().entries).toHaveLength(1);
    expect(entry).toMatchObject({ state: 'present', isCurrent: true, byPublisher: true, canRepair: true });
    const modelId = entry?.modelId ?? '';
    const [, second] = scene.engine.downloads.installed();
    damage(second?.path ?? '', 500_000);
    library.check(modelId);
    expect(library.view().entries[0]?.reading).toMatchObject({ totalBytes: 4 * MB });
    await until(({ entries }) => entries[0]?.state === 'damaged' && entries[0].reading === null);
    library.repair(modelId);
    await until(({ entries }) => entries[0]?.state === 'present' && entries[0].reading === null);
    for (const { path, bytes } of scene.engine.downloads.installed()) expect(statSync(path).size).toBe(bytes);
    library.check(modelId);
    await until(({ entries }) => entries[0]?.reading === null);
    expect(library.view().entries).toMatchObject([{ state: 'present', error: null }]);
  });

  test('is removed and brought back as one', async () => {
    const scene = await setWhole();
    await scene.until(isOver);
    const { library } = await setShelf(scene);
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
    expect(scene.engine.downloads.installed()).toEqual([]);
  });
});
