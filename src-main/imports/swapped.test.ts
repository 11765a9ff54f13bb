import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileWay } from '../../src-preload/contract/storage.ts';
import { sha256Of } from '../../test/support/engine/invariants.ts';
import { writeGguf } from '../../test/support/gguf/generate.ts';
import { setStorage } from '../../test/support/storage/scene.ts';
import { createRemoteBring } from '../model-files/remote.ts';
import type { StoragePorts } from './storage.ts';

const MiB = 1024 * 1024;
const onPosix = it.skipIf(process.platform === 'win32');
const realBring = createRemoteBring(new URL('../model-files/worker.ts', import.meta.url));
const ways: readonly FileWay[] = ['copy', 'link', 'move'];

/** An inspected model, another one, and the result of importing the first. */
async function scene(ports: Partial<StoragePorts> = {}) {
  const storage = setStorage({ ports });
  const file = path.join(storage.base, 'mine.gguf');
  const other = path.join(storage.base, 'other.bin');
  const mine = await writeGguf(file, { bytes: MiB, seed: 1 });
  await writeGguf(other, { bytes: MiB, seed: 2 });
  const look = async (): Promise<string> => {
    await storage.storage.offers.look(file);
    const { offer } = storage.storage.view();
    if (offer?.kind !== 'offered') throw new Error('not offered');
    return offer.id;
  };
  return {
    ...{ storage, file, other, sha256: mine.sha256, look },
    take: async (id: string, way: FileWay) => {
      storage.storage.imports.start(storage.storage.offers.take(id, way));
      const { imports } = await storage.until((view) =>
        view.imports.every(({ state }) => state === 'failed'),
      );
      return imports.map(({ error }) => error?.code);
    },
  };
}

type Scene = Awaited<ReturnType<typeof scene>>;

/** Everything that can replace an inspected file before its use. */
const swaps: readonly (readonly [string, (scene: Scene) => void])[] = [
  ['another file', ({ file, other }) => renameSync(other, file)],
  [
    'another file of the same size and time',
    ({ file, other }) => {
      const { atime, mtime } = statSync(file);
      utimesSync(other, atime, mtime);
      renameSync(other, file);
    },
  ],
  [
    'a link to another file',
    ({ file, other }) => {
      rmSync(file);
      symlinkSync(other, file);
    },
  ],
  [
    'a link to the file itself',
    ({ file }) => {
      renameSync(file, `${file}.moved`);
      symlinkSync(`${file}.moved`, file);
    },
  ],
  [
    'a pipe that nobody writes to',
    ({ file }) => {
      rmSync(file);
      spawnSync('mkfifo', [file]);
    },
  ],
  ['the same file, written to', ({ file }) => writeFileSync(file, 'GGUF but not for long')],
];

describe('between inspection and import', () => {
  for (const [what, swap] of swaps) {
    onPosix.each(ways)(`${what} replaces the file: an import by %s refuses it`, async (way) => {
      const at = await scene();
      const id = await at.look();
      swap(at);
      const taken = lstatSync(at.file);
      expect(await at.take(id, way)).toEqual(['source-changed']);
      expect(readdirSync(at.storage.models)).toEqual([]);
      expect(at.storage.ledger.installed.all()).toEqual([]);
      expect(at.storage.ledger.temporaryFiles.all()).toEqual([]);
      expect(lstatSync(at.file).ino).toBe(taken.ino);
    });
  }
});

describe('during the import', () => {
  onPosix('another file replaces it: the import takes the inspected file or none', async () => {
    let during = (): void => {};
    const at = await scene({
      bring: (spec, onProgress, signal) => {
        const outcome = realBring(spec, onProgress, signal);
        during();
        return outcome;
      },
    });
    const id = await at.look();
    // The thread may have opened it by then: it is the inspected file or none.
    during = () => renameSync(at.other, at.file);
    const [error] = await at.take(id, 'copy');
    const hashes = at.storage.ledger.installed.all().map(({ sha256 }) => sha256);
    expect(hashes).toEqual(error === undefined ? [at.sha256] : []);
  });

  onPosix('another file replaces a moved one before its removal: it stays', async () => {
    let after = (): void => {};
    const at = await scene({
      bring: async (spec, onProgress, signal) => {
        const outcome = await realBring(spec, onProgress, signal);
        after();
        return outcome;
      },
    });
    const id = await at.look();
    after = () => renameSync(at.other, at.file);
    expect(await at.take(id, 'move')).toEqual([]);
    expect(at.storage.ledger.installed.all()).toMatchObject([{ sha256: at.sha256 }]);
    expect(existsSync(at.file)).toBe(true);
    expect(sha256Of(at.file)).not.toBe(at.sha256);
  });

  onPosix.each([
    ['another file', (temporary: string, other: string) => copyFileSync(other, `${temporary}.new`)],
    ['a symlink', (temporary: string, other: string) => symlinkSync(other, `${temporary}.new`)],
  ] as const)('%s replaces the verified file: it is never installed', async (_what, make) => {
    let other = '';
    const at = await scene({
      bring: async (spec, onProgress, signal) => {
        const outcome = await realBring(spec, onProgress, signal);
        make(spec.temporary, other);
        renameSync(`${spec.temporary}.new`, spec.temporary);
        return outcome;
      },
    });
    other = at.other;
    expect(await at.take(await at.look(), 'copy')).toEqual(['source-changed']);
    expect(at.storage.ledger.installed.all()).toEqual([]);
    expect(readdirSync(at.storage.models)).toEqual([]);
    expect(statSync(at.other).size).toBe(MiB);
  });
});

describe('a copy is readable for who could read the file, and nobody else', () => {
  onPosix.each([
    [0o600, 0o600],
    [0o400, 0o600],
    [0o640, 0o600],
    [0o604, 0o600],
    [0o644, 0o644],
    [0o755, 0o644],
  ])('%o becomes %o', async (original, copy) => {
    const at = await scene();
    chmodSync(at.file, original);
    expect(await at.take(await at.look(), 'copy')).toEqual([]);
    const [row] = at.storage.ledger.installed.all();
    expect(statSync(row?.path ?? '').mode & 0o777).toBe(copy & ~process.umask());
  });
});
