import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256Of } from '../../test/support/engine/invariants.ts';
import { writeGguf } from '../../test/support/gguf/generate.ts';
import { type StorageScene, setStorage } from '../../test/support/storage/scene.ts';
import { bring } from '../model-files/bring.ts';
import type { Bring } from '../model-files/port.ts';

const MiB = 1024 * 1024;

/** Two installed models of 5 MiB, and another chosen folder. */
async function library(): Promise<StorageScene & { readonly to: string }> {
  const scene = setStorage();
  for (const [modelId, seed] of [
    ['first', 1],
    ['second', 2],
  ] as const) {
    const file = path.join(scene.models, `${modelId}.gguf`);
    const { sha256, bytes } = await writeGguf(file, { bytes: 5 * MiB, seed });
    scene.ledger.installed.put({
      modelId,
      name: modelId,
      path: file,
      bytes,
      modifiedAtMs: Math.round(statSync(file).mtimeMs),
      sha256,
      provenAtMs: seed,
      adopted: false,
      downloadId: null,
    });
  }
  const to = path.join(scene.base, 'the other disk');
  await scene.storage.folder.choose(to);
  return { ...scene, to };
}

/** Imports as across disks: by copying only. */
const acrossDisks =
  (around?: () => void): Bring =>
  async (spec, onProgress, signal) => {
    if (signal.aborted) return { kind: 'stopped' };
    const outcome = bring({ ...spec, how: 'copy' }, onProgress);
    around?.();
    return signal.aborted ? { kind: 'stopped' } : outcome;
  };

const isOver = (scene: StorageScene) => scene.until(({ folder }) => folder.move === null);

describe('moving the library', () => {
  it('moves every model to the new folder, verified, and leaves nothing behind', async () => {
    const scene = await library();
    expect(scene.storage.view().folder).toMatchObject({
      path: scene.to,
      isDefault: false,
      elsewhere: { models: 2, bytes: 10 * MiB },
    });
    scene.storage.mover.start();
    await isOver(scene);
    expect(readdirSync(scene.models)).toEqual([]);
    expect(readdirSync(scene.to).sort()).toEqual(['first.gguf', 'second.gguf']);
    for (const row of scene.ledger.installed.all()) {
      expect(path.dirname(row.path)).toBe(scene.to);
      expect(sha256Of(row.path)).toBe(row.sha256);
      expect(row.modifiedAtMs).toBe(Math.round(statSync(row.path).mtimeMs));
    }
    expect(scene.ledger.temporaryFiles.all()).toEqual([]);
  });

  it('resumes a stopped copy, and verifies the whole', async () => {
    const scene = await library();
    const stopped = await scene.reopen({
      bring: async (spec, onProgress, signal) => {
        // Three of five MiB, left by a killed process.
        bring({ ...spec, how: 'copy' }, () => {});
        truncateSync(spec.temporary, 3 * MiB);
        onProgress({ stage: 'copying', doneBytes: 3 * MiB, totalBytes: 5 * MiB });
        return new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve({ kind: 'stopped' }));
        });
      },
    });
    stopped.storage.mover.start();
    await stopped.until(({ folder }) => (folder.move?.doneBytes ?? 0) > 0);
    const resumed = await stopped.reopen({ bring: acrossDisks() });
    const kept = resumed.storage.mover.keptTemporary();
    expect(existsSync(kept ?? '')).toBe(true);
    await resumed.storage.recover();
    await isOver(resumed);
    expect(readdirSync(scene.to).sort()).toEqual(['first.gguf', 'second.gguf']);
    expect(readdirSync(scene.models)).toEqual([]);
    for (const row of resumed.ledger.installed.all()) expect(sha256Of(row.path)).toBe(row.sha256);
  });

  it('resumes where a crash left a hard link, with the model unharmed', async () => {
    const scene = await library();
    const row = scene.ledger.installed.get('first');
    const temporary = path.join(scene.to, '.noggin-left.incoming');
    linkSync(row?.path ?? '', temporary);
    const plan = { state: 'moving', modelId: 'first', temporary };
    scene.ledger.settings.set('library-move', JSON.stringify(plan));
    const resumed = await scene.reopen();
    await resumed.storage.recover();
    await isOver(resumed);
    expect(readdirSync(scene.to).sort()).toEqual(['first.gguf', 'second.gguf']);
    expect(sha256Of(path.join(scene.to, 'first.gguf'))).toBe(row?.sha256);
  });

  it('restarts a copy whose partial is corrupt', async () => {
    const scene = await library();
    const row = scene.ledger.installed.get('first');
    const temporary = path.join(scene.to, '.noggin-left.incoming');
    writeFileSync(temporary, Buffer.alloc(4 * MiB, 1));
    scene.ledger.settings.set(
      'library-move',
      JSON.stringify({ state: 'moving', modelId: 'first', temporary }),
    );
    const resumed = await scene.reopen({ bring: acrossDisks() });
    await resumed.storage.recover();
    await isOver(resumed);
    expect(sha256Of(path.join(scene.to, 'first.gguf'))).toBe(row?.sha256);
    expect(resumed.ledger.installed.all().map((one) => path.dirname(one.path))).toEqual([scene.to, scene.to]);
  });

  it('stays paused over a restart until it is resumed', async () => {
    const scene = await library();
    const paused = await scene.reopen({ bring: acrossDisks(() => paused.storage.mover.pause()) });
    paused.storage.mover.start();
    await paused.until(({ folder }) => folder.move?.state === 'paused');
    const next = await paused.reopen();
    await next.storage.recover();
    expect(next.storage.view().folder.move).toMatchObject({ state: 'paused' });
    next.storage.mover.start();
    await isOver(next);
    expect(readdirSync(scene.to).sort()).toEqual(['first.gguf', 'second.gguf']);
  });

  it('B6, B8: never overwrites, and leaves a damaged model in place, listed by name', async () => {
    const scene = await library();
    mkdirSync(scene.to, { recursive: true });
    writeFileSync(path.join(scene.to, 'first.gguf'), 'something of mine');
    const damaged = path.join(scene.models, 'second.gguf');
    writeFileSync(damaged, Buffer.alloc(5 * MiB, 7));
    scene.storage.mover.start();
    const { folder } = await scene.until((view) => view.folder.move?.state === 'stopped');
    expect(folder.move).toMatchObject({ leftBehind: ['second'], error: null });
    expect(readdirSync(scene.to).sort()).toEqual(['first (2).gguf', 'first.gguf']);
    expect(existsSync(damaged)).toBe(true);
    await scene.storage.mover.end();
    expect(scene.storage.view().folder).toMatchObject({ move: null, elsewhere: { models: 1 } });
  });

  it('B3: stops at a file on a missing drive, and keeps its entry', async () => {
    const scene = await library();
    const gone = { ...scene.ledger.installed.get('first'), path: '/no such drive/first.gguf' };
    scene.ledger.installed.put(gone as Parameters<typeof scene.ledger.installed.put>[0]);
    scene.storage.mover.start();
    const { folder } = await scene.until((view) => view.folder.move?.state === 'stopped');
    expect(folder.move?.error?.code).toBe('folder-unavailable');
    expect(scene.ledger.installed.get('first')?.path).toBe(gone.path);
  });

  it('B3: resumes when the drive is back', async () => {
    const scene = await library();
    const row = scene.ledger.installed.get('first');
    const drive = path.dirname(row?.path ?? '');
    renameSync(drive, `${drive} away`);
    scene.storage.mover.start();
    await scene.until((view) => view.folder.move?.error?.code === 'folder-unavailable');
    renameSync(`${drive} away`, drive);
    await isOver(scene);
    expect(readdirSync(scene.to).sort()).toEqual(['first.gguf', 'second.gguf']);
    expect(sha256Of(path.join(scene.to, 'first.gguf'))).toBe(row?.sha256);
  });

  it('B3: stays ended when the drive is back', async () => {
    const scene = await library();
    const drive = path.dirname(scene.ledger.installed.get('first')?.path ?? '');
    renameSync(drive, `${drive} away`);
    scene.storage.mover.start();
    await scene.until((view) => view.folder.move?.error?.code === 'folder-unavailable');
    await scene.storage.mover.end();
    renameSync(`${drive} away`, drive);
    expect(scene.storage.view().folder).toMatchObject({ move: null, elsewhere: { models: 2 } });
  });
});

describe('the models folder', () => {
  it('is stored in the ledger, unless it is set from outside', async () => {
    const scene = await library();
    const next = await scene.reopen();
    expect(next.storage.folder.current()).toBe(scene.to);
    next.storage.folder.useDefault();
    expect(next.storage.folder.isDefault()).toBe(true);
    expect(next.storage.folder.current()).toBe(scene.models);
  });

  it('must be writable', async () => {
    const scene = setStorage();
    const file = path.join(scene.base, 'a file');
    writeFileSync(file, '');
    await expect(scene.storage.folder.choose(path.join(file, 'below'))).rejects.toMatchObject({
      code: 'folder-unavailable',
    });
    expect(scene.storage.folder.isDefault()).toBe(true);
  });
});
