import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { becomeOrdinaryUser } from '../../test/support/ordinary-user.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { type Installation, install } from './installer.ts';

const content = 'GGUF and so on';

interface Scene extends Installation {
  /** Whether the final name existed at each rename. */
  readonly renames: boolean[];
}

function scene(change: Partial<Installation> = {}): Scene {
  const folder = tempFolder();
  const partialPath = path.join(folder, 'model.gguf.d1.partial');
  const targetPath = path.join(folder, 'model.gguf');
  writeFileSync(partialPath, content);
  const renames: boolean[] = [];
  return {
    partialPath,
    targetPath,
    retryMs: 60_000,
    signal: new AbortController().signal,
    renamed: () => renames.push(existsSync(targetPath) && !existsSync(partialPath)),
    renames,
    ...change,
  };
}

/** A signal that calls `look` at each check by the installer, with the check's number. */
function watchedSignal(look: (count: number, stop: AbortController) => void): AbortSignal {
  const stop = new AbortController();
  let count = 0;
  const isAborted = (): boolean => Reflect.get(AbortSignal.prototype, 'aborted', stop.signal) as boolean;
  return Object.defineProperty(stop.signal, 'aborted', {
    get: () => {
      count += 1;
      look(count, stop);
      return isAborted();
    },
  });
}

describe('installing', () => {
  test('renames the partial to its final name, and reports it in the same step', async () => {
    const at = scene();
    expect(await install(at)).toBe(true);
    expect(readFileSync(at.targetPath, 'utf8')).toBe(content);
    expect(existsSync(at.partialPath)).toBe(false);
    expect(at.renames).toEqual([true]);
  });

  test('B6: never overwrites a file or a folder', async () => {
    for (const put of [(file: string) => writeFileSync(file, 'mine'), (file: string) => mkdirSync(file)]) {
      const at = scene();
      put(at.targetPath);
      await expect(install(at)).rejects.toMatchObject({
        code: 'target-occupied',
        details: { path: at.targetPath },
      });
      expect(readFileSync(at.partialPath, 'utf8')).toBe(content);
      expect(at.renames).toEqual([]);
    }
  });

  test('B3: reports a missing partial', async () => {
    const at = scene();
    renameSync(at.partialPath, `${at.partialPath}.elsewhere`);
    await expect(install(at)).rejects.toMatchObject({ code: 'folder-unavailable' });
    expect(at.renames).toEqual([]);
  });
});

describe('C10: a command', () => {
  test('wins before the rename', async () => {
    const at = scene({ signal: AbortSignal.abort() });
    expect(await install(at)).toBe(false);
    expect([existsSync(at.targetPath), existsSync(at.partialPath), at.renames]).toEqual([false, true, []]);
  });

  test('is too late after the rename: the file is installed', async () => {
    const stop = new AbortController();
    const at = scene({ signal: stop.signal });
    const installed = await install({ ...at, renamed: () => stop.abort() });
    expect([installed, existsSync(at.targetPath)]).toEqual([true, true]);
  });
});

describe.skipIf(process.platform === 'win32')('B9: a rename that is refused', () => {
  /** In a folder whose entries are locked. */
  function refusedScene(change: Partial<Installation> = {}): Scene {
    const at = scene(change);
    becomeOrdinaryUser(path.dirname(at.partialPath), at.partialPath);
    chmodSync(path.dirname(at.partialPath), 0o555);
    return at;
  }

  const allow = (at: Installation): void => chmodSync(path.dirname(at.partialPath), 0o755);

  test('is retried until it works', async () => {
    const at = refusedScene();
    const looks: number[] = [];
    const signal = watchedSignal((count) => {
      looks.push(count);
      if (count === 3) allow(at);
    });
    expect(await install({ ...at, signal })).toBe(true);
    expect(readFileSync(at.targetPath, 'utf8')).toBe(content);
    expect(looks.length).toBeGreaterThanOrEqual(3);
    expect(at.renames).toEqual([true]);
  });

  test('fails after its deadline, and keeps the verified partial', async () => {
    const at = refusedScene({ retryMs: 100 });
    await expect(install(at)).rejects.toMatchObject({
      code: 'install-blocked',
      details: { systemCode: 'EACCES' },
    });
    expect([readFileSync(at.partialPath, 'utf8'), existsSync(at.targetPath), at.renames]).toEqual([
      content,
      false,
      [],
    ]);
    allow(at);
  });

  test('C10: can be aborted between two tries', async () => {
    const at = refusedScene();
    const signal = watchedSignal((count, stop) => {
      if (count === 2) stop.abort();
    });
    expect(await install({ ...at, signal })).toBe(false);
    expect(at.renames).toEqual([]);
    allow(at);
  });

  test('B6: stops retrying once a file has appeared in the way', async () => {
    const at = refusedScene();
    const signal = watchedSignal((count) => {
      if (count !== 2) return;
      allow(at);
      writeFileSync(at.targetPath, 'mine');
    });
    await expect(install({ ...at, signal })).rejects.toMatchObject({ code: 'target-occupied' });
    expect(readFileSync(at.targetPath, 'utf8')).toBe('mine');
  });
});
