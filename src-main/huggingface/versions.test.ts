import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sha256Of } from '../../test/support/engine/invariants.ts';
import { aModelFile, type HubScene, setHubScene } from '../../test/support/hub/scene.ts';
import { compareVersions } from './versions.ts';

const MB = 1_000_000;
const name = (part: number): string => `big-Q4_K_M-0000${part}-of-00003.gguf`;
const ended = ({ state }: { readonly state: string }): boolean => state === 'complete' || state === 'failed';

/** Downloads the preselected files, and waits for all of them. */
async function install({ hub, engine }: HubScene, offer: { id: string; chosenId: string }): Promise<string> {
  const id = await hub.start(offer.id, offer.chosenId, false);
  const view = await engine.until(id, ended);
  expect(view.state).toBe('complete');
  return view.modelId;
}

/** SHA-256 of a model's files on the disk. */
function hashesOf({ engine }: HubScene, modelId: string): readonly string[] {
  return engine.ledger.installed
    .all()
    .filter(({ ofModel }) => ofModel === modelId)
    .toSorted((a, b) => a.fileIndex - b.fileIndex)
    .map(({ path }) => sha256Of(path));
}

test('one changed file of a model is fetched, and the others are reused', async () => {
  const files = {
    [name(1)]: aModelFile(6 * MB, 1),
    [name(2)]: aModelFile(MB, 2),
    [name(3)]: aModelFile(MB, 3),
  };
  const scene = await setHubScene({ repositories: { 'org/big': { files, changed: '2026-03-05' } } });
  const { hub, fake, engine } = scene;
  const before = await install(scene, await hub.lookUp('org/big'));
  expect((await hub.versions(before)).view).toMatchObject({
    ...{ standing: 'same', reusedFiles: 3, fetchBytes: 0, changedMs: Date.parse('2026-03-05') },
  });
  const changed = aModelFile(MB, 7);
  await fake.publish('org/big', { [name(2)]: changed });
  const { view: news } = await hub.versions(before);
  expect(news).toMatchObject({ standing: 'changed', reusedFiles: 2, fetchBytes: changed.length });
  const served = fake.cdn.bytesServed;
  const after = await install(scene, news.offer);
  expect(after).not.toBe(before);
  // In addition, the header of the first one, which is read before the download.
  expect(fake.cdn.bytesServed - served).toBeLessThan(changed.length + 3 * MB);
  expect(hashesOf(scene, after)).toEqual([1, 2, 3].map((part) => fake.sha256('org/big', name(part))));
  expect(engine.ledger.installed.all().filter(({ ofModel }) => ofModel === before)).toHaveLength(3);
});

test('a local file damaged meanwhile is fetched instead of reused', async () => {
  const files = { [name(1)]: aModelFile(MB, 1), [name(2)]: aModelFile(MB, 2), [name(3)]: aModelFile(MB, 3) };
  const scene = await setHubScene({ repositories: { 'org/big': { files } } });
  const { hub, fake, engine } = scene;
  const before = await install(scene, await hub.lookUp('org/big'));
  const [first] = engine.ledger.installed.all().filter(({ ofModel }) => ofModel === before);
  const damaged = readFileSync(first?.path ?? '');
  damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
  writeFileSync(first?.path ?? '', damaged);
  await fake.publish('org/big', { [name(3)]: aModelFile(MB, 8) });
  const after = await install(scene, (await hub.versions(before)).view.offer);
  expect(hashesOf(scene, after)).toEqual([1, 2, 3].map((part) => fake.sha256('org/big', name(part))));
  // The damaged file stays unchanged.
  expect(readFileSync(first?.path ?? '').equals(damaged)).toBe(true);
});

test('a file removed by its publisher is reported, with the remaining ones', async () => {
  const files = { 'a-Q4_K_M.gguf': aModelFile(MB, 1), 'a-Q8_0.gguf': aModelFile(MB, 2) };
  const scene = await setHubScene({ repositories: { 'org/a': { files } } });
  const before = await install(scene, await scene.hub.lookUp('org/a:Q4_K_M'));
  await scene.fake.publish('org/a', { 'a-Q4_K_M.gguf': null });
  const { view: news } = await scene.hub.versions(before);
  expect(news).toMatchObject({ standing: 'gone', fetchBytes: null });
  expect(news.offer.files.map(({ name: file }) => file)).toEqual(['a-Q8_0.gguf']);
});

test('a daily check of many models keeps the offers a person has open', async () => {
  const files = { 'a-Q4_K_M.gguf': aModelFile(MB, 1), 'a-Q8_0.gguf': aModelFile(2 * MB, 2) };
  const scene = await setHubScene({ repositories: { 'org/a': { files } } });
  const { hub, fake } = scene;
  const modelId = await install(scene, await hub.lookUp('org/a:Q4_K_M'));
  expect(await hub.changedFiles(modelId)).toBeNull();
  await fake.publish('org/a', { 'a-Q4_K_M.gguf': aModelFile(MB, 3) });
  const { id, files: offered } = await hub.lookUp('org/a');
  for (let count = 0; count < 20; count += 1) {
    expect(await hub.changedFiles(modelId)).toEqual([fake.sha256('org/a', 'a-Q4_K_M.gguf')]);
  }
  expect(await hub.check(id, offered[1]?.id ?? '')).toMatchObject({ bytes: 2 * MB });
});

test('an unknown model, or one without a repository, has no versions', async () => {
  const { hub } = await setHubScene({ repositories: {} });
  await expect(hub.versions('nobody')).rejects.toMatchObject({ code: 'unknown-id' });
});

test('unknown sizes make the sum unknown', () => {
  const file = (bytes: number | null, sha256: string) => ({ path: 'a.gguf', bytes, sha256 });
  const now = { files: [file(1, 'a'), file(null, 'b')] as const, role: null };
  const origin = { url: '', installed: ['a', 'c'] };
  expect(compareVersions(origin, now, ({ sha256 }) => sha256 === 'a')).toEqual({
    ...{ standing: 'changed', reusedFiles: 1, fetchBytes: null },
  });
  expect(compareVersions({ url: '', installed: null }, now, () => false).standing).toBe('unknown');
});
