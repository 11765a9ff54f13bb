import { existsSync, readdirSync, rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import { pullIn } from '../../test/support/hub/command-line.ts';
import { aModelFile, setHubScene } from '../../test/support/hub/scene.ts';
import { serveFile } from '../../test/support/serve-file.ts';

const ended = ({ state }: DownloadView): boolean => ['complete', 'failed'].includes(state);
const readme = (text: string) => ({ 'README.md': Buffer.from(text) });
const isThereAlready = { exitCode: 0, told: [{ event: 'installed', before: true }] };
const parts = (seed: number) => ({
  'big-Q4_K_M-00001-of-00002.gguf': aModelFile(200_000, 1),
  'big-Q4_K_M-00002-of-00002.gguf': aModelFile(100_000, seed),
});

describe('a file with a known hash is identified by it', () => {
  test.each([
    ['one file', { 'm-Q4_K_M.gguf': aModelFile(300_000) }, 1],
    ['several files', parts(2), 2],
  ])(
    'after a commit to the README alone, the same command finds it installed: %s',
    async (_name, files, count) => {
      const scene = await setHubScene({
        repositories: { 'org/repo': { files: { ...files, ...readme('one') } } },
      });
      const { hub, fake, engine } = scene;
      expect((await pullIn(scene, 'org/repo')).exitCode).toBe(0);
      const before = engine.ledger.installed.all();
      await fake.publish('org/repo', readme('two'));
      const again = await pullIn(scene, 'org/repo');
      expect(again.exitCode).toBe(0);
      expect(again.told).toMatchObject([{ event: 'installed', before: true }]);
      expect(engine.downloads.list()).toEqual([]);
      expect(engine.ledger.installed.all()).toEqual(before);
      expect(before).toHaveLength(count);
      // The window reports it.
      const { id, chosenId } = await hub.lookUp('org/repo');
      await expect(hub.start(id, chosenId, false)).rejects.toMatchObject({ code: 'already-installed' });
    },
  );

  test('an unfinished download resumes from the current commit', async () => {
    const files = { 'm-Q4_K_M.gguf': aModelFile(4_000_000), ...readme('one') };
    const scene = await setHubScene({ repositories: { 'org/repo': { files } } });
    const { hub, fake, engine } = scene;
    const { id, chosenId } = await hub.lookUp('org/repo');
    await hub.check(id, chosenId);
    const gate = fake.cdn.gateAt(fake.cdn.bytesServed + 1_000_000);
    const download = await hub.start(id, chosenId, false);
    const begun = await engine.until(download, ({ receivedBytes }) => receivedBytes > 0);
    engine.downloads.pause(download);
    gate.open();
    await fake.publish('org/repo', readme('two'));
    const again = await hub.lookUp('org/repo');
    expect(await hub.start(again.id, again.chosenId, false)).toBe(download);
    const view = await engine.until(download, ended);
    expect(view).toMatchObject({ state: 'complete', error: null, modelId: begun.modelId });
    expect(engine.ledger.sources.of(download)?.revision).toBe(fake.commit('org/repo'));
    expect(engine.downloads.installed()).toHaveLength(1);
  });

  test('a download under another id of an older version resumes as well', async () => {
    const scene = await setHubScene({
      repositories: { 'org/repo': { files: { 'm-Q4_K_M.gguf': aModelFile(300_000) } } },
    });
    const { hub, engine, fake } = scene;
    const sha256 = fake.sha256('org/repo', 'm-Q4_K_M.gguf');
    const url = `${fake.origin}/org/repo/resolve/${'0'.repeat(40)}/m-Q4_K_M.gguf`;
    const source = {
      kind: 'hub',
      repository: 'org/repo',
      revision: '0'.repeat(40),
      file: 'm-Q4_K_M.gguf',
    } as const;
    const older = { id: 'm-q4_k_m-01234567', url, bytes: 300_000, sha256, index: 1, source };
    const { id: old } = engine.downloads.startModel({
      id: older.id,
      name: 'm',
      fileCount: 1,
      files: [older],
    });
    await engine.until(old, ended);
    const { id, chosenId } = await hub.lookUp('org/repo');
    expect(await hub.start(id, chosenId, false)).toBe(old);
    expect(await engine.until(old, ({ state }) => state === 'complete')).toMatchObject({ error: null });
    expect(engine.downloads.installed()).toMatchObject([{ modelId: older.id }]);
  });

  test('the same bytes in another repository, under another name, count as installed', async () => {
    const content = aModelFile(300_000);
    const scene = await setHubScene({
      repositories: {
        'org/repo': { files: { 'm-Q4_K_M.gguf': content } },
        'other/copy': { files: { 'renamed-Q4_K_M.gguf': content } },
      },
    });
    await pullIn(scene, 'org/repo');
    expect(await pullIn(scene, 'other/copy')).toMatchObject(isThereAlready);
    expect(readdirSync(scene.engine.modelsFolder)).toHaveLength(1);
  });

  test('a different file under the same name is another model', async () => {
    const scene = await setHubScene({
      repositories: { 'org/repo': { files: parts(2) }, 'org/new': { files: parts(3) } },
    });
    await pullIn(scene, 'org/repo');
    expect((await pullIn(scene, 'org/new')).exitCode).toBe(0);
    expect(scene.engine.downloads.installed()).toHaveLength(2);
  });

  test('a model whose file was deleted is downloaded again under its id', async () => {
    const files = { 'm-Q4_K_M.gguf': aModelFile(300_000), ...readme('one') };
    const scene = await setHubScene({ repositories: { 'org/repo': { files } } });
    await pullIn(scene, 'org/repo');
    const [first] = scene.engine.downloads.installed();
    rmSync(first?.path ?? '');
    await scene.fake.publish('org/repo', readme('two'));
    expect((await pullIn(scene, 'org/repo')).told.at(-1)).toMatchObject({
      event: 'installed',
      before: false,
    });
    expect(scene.engine.downloads.installed()).toMatchObject([{ modelId: first?.modelId }]);
    expect(existsSync(first?.path ?? '')).toBe(true);
  });
});

describe('a file without a published hash', () => {
  test('counts as installed for the same link', async () => {
    const scene = await setHubScene({ repositories: {} });
    const server = await serveFile(aModelFile(300_000));
    const link = server.at('/some/m.gguf').href;
    expect((await pullIn(scene, link, true)).exitCode).toBe(0);
    expect(await pullIn(scene, link, true)).toMatchObject(isThereAlready);
    // The file is known by now: no trust is needed.
    expect(await pullIn(scene, link)).toMatchObject(isThereAlready);
    expect((await pullIn(scene, server.at('/other/m.gguf').href)).exitCode).toBe(8);
    expect(scene.engine.downloads.list()).toEqual([]);
  });

  test('counts as installed for a repository that masks all hashes', async () => {
    const files = { 'm-Q4_K_M.gguf': aModelFile(300_000) };
    const scene = await setHubScene({ repositories: { 'org/repo': { files, hidesHashes: 'everywhere' } } });
    expect((await pullIn(scene, 'org/repo', true)).exitCode).toBe(0);
    expect(await pullIn(scene, 'org/repo', true)).toMatchObject(isThereAlready);
  });
});
