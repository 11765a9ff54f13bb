import { describe, expect, test } from 'vitest';
import { aFileSaying, aForeignFile } from '../../test/support/gguf/companions.ts';
import { pullIn } from '../../test/support/hub/command-line.ts';
import { aModelFile, setHubScene } from '../../test/support/hub/scene.ts';
import { serveFile } from '../../test/support/serve-file.ts';

const sceneOf = (files: Readonly<Record<string, Uint8Array>>) =>
  setHubScene({ repositories: { 'org/repo': { files } } });

describe('a companion file', () => {
  test('is never the default choice, however small, and is listed by its role', async () => {
    const { hub } = await sceneOf({
      'Big-27B-Q6_K.gguf': aModelFile(400_000),
      'MTP/Big-27B-MTP-Q4_K_M.gguf': aModelFile(100_000),
      'mmproj-F16.gguf': aModelFile(100_000),
      'Big-27B-Q4_K_M-be.gguf': aModelFile(90_000),
    });
    const offer = await hub.lookUp('org/repo');
    expect(offer.files.map(({ name, role }) => [name, role])).toEqual([['Big-27B-Q6_K.gguf', null]]);
    expect(offer.companions).toEqual([
      { name: 'MTP/Big-27B-MTP-Q4_K_M.gguf', role: 'drafter' },
      { name: 'mmproj-F16.gguf', role: 'projector' },
      { name: 'Big-27B-Q4_K_M-be.gguf', role: 'foreign-order' },
    ]);
  });

  test('a word shared by all file names of a repository tells no role', async () => {
    const { hub } = await sceneOf({
      'Big-MTP-Q4_K_M.gguf': aModelFile(100_000),
      'Big-MTP-Q6_K.gguf': aModelFile(200_000, 2),
    });
    expect(await hub.lookUp('org/repo')).toMatchObject({ files: [{ role: null }, { role: null }] });
  });

  test('a drafter can be chosen by its own link, but no other companion', async () => {
    const { hub, fake } = await sceneOf({
      'Big-Q6_K.gguf': aModelFile(400_000),
      'draft/Small-Q4_K_M.gguf': aModelFile(100_000),
      'mmproj-F16.gguf': aModelFile(100_000),
    });
    const named = (path: string) => hub.lookUp(`${fake.origin}/org/repo/blob/main/${path}`);
    const offer = await named('draft/Small-Q4_K_M.gguf');
    const chosen = offer.files.find(({ id }) => id === offer.chosenId);
    expect(chosen).toMatchObject({ name: 'draft/Small-Q4_K_M.gguf', role: 'drafter' });
    await hub.check(offer.id, offer.chosenId);
    await expect(named('mmproj-F16.gguf')).rejects.toMatchObject({
      code: 'companion-file',
      details: { role: 'projector' },
    });
  });

  test('a repository of companions only has no model', async () => {
    const scene = await sceneOf({ 'a-F16-LoRA.gguf': aModelFile(), 'mmproj.gguf': aModelFile() });
    await expect(scene.hub.lookUp('org/repo')).rejects.toMatchObject({ code: 'companion-file' });
    expect(await pullIn(scene, 'org/repo')).toMatchObject({
      exitCode: 3,
      text: expect.stringMatching(/no model|another model/),
    });
  });
});

describe('a role known only from the header', () => {
  test.each([
    ['an adapter', 'adapter', aFileSaying({ 'general.type': 'adapter' })],
    ['a projector', 'projector', aFileSaying({ 'general.architecture': 'clip' })],
    ['a projector, by its type', 'projector', aFileSaying({ 'general.type': 'mmproj' })],
    ['an importance matrix', 'calibration', aFileSaying({ 'general.type': 'imatrix' })],
    ['a control vector', 'adapter', aFileSaying({ 'general.architecture': 'controlvector' })],
    ['a drafter', 'drafter', aFileSaying({ 'general.architecture': 'eagle3' })],
    ['a vocabulary', 'vocabulary', aFileSaying({}, 'no weights')],
    ['the other byte order', 'foreign-order', aForeignFile()],
    ['version 1', 'too-old', aModelOfVersion(1)],
    ['a format older than GGUF', 'too-old', Buffer.concat([Buffer.from('tjgg'), Buffer.alloc(5000)])],
  ])('%s is skipped for the next best file', async (_name, role, content) => {
    const scene = await sceneOf({ 'a-Q4_K_M.gguf': content, 'b-Q6_K.gguf': aModelFile(300_000) });
    const { id, chosenId, files } = await scene.hub.lookUp('org/repo');
    const insteadId = files.find(({ name }) => name === 'b-Q6_K.gguf')?.id;
    await expect(scene.hub.check(id, chosenId)).rejects.toMatchObject({
      code: 'companion-file',
      details: { role, insteadId },
    });
    await expect(scene.hub.start(id, chosenId, true)).rejects.toMatchObject({ code: 'companion-file' });
    const { exitCode, told } = await pullIn(scene, 'org/repo');
    expect(exitCode).toBe(0);
    expect(told.filter(({ event }) => event === 'companion')).toMatchObject([
      { name: 'a-Q4_K_M.gguf', role },
    ]);
    expect(scene.engine.downloads.installed()).toMatchObject([{ name: 'repo (Q6_K)' }]);
  });

  test('is refused when named by a link, without a substitute', async () => {
    const scene = await sceneOf({
      'a-Q4_K_M.gguf': aFileSaying({ 'general.type': 'adapter' }),
      'b-Q6_K.gguf': aModelFile(300_000),
    });
    const link = `${scene.fake.origin}/org/repo/blob/main/a-Q4_K_M.gguf`;
    expect(await pullIn(scene, link)).toMatchObject({
      exitCode: 3,
      text: expect.stringContaining('an adapter'),
    });
    expect(scene.engine.downloads.list()).toEqual([]);
  });

  test('is refused behind a direct link', async () => {
    const { hub } = await sceneOf({});
    const server = await serveFile(aFileSaying({ 'general.type': 'adapter' }));
    await expect(hub.lookUp(server.at('/a.gguf').href)).rejects.toMatchObject({
      code: 'companion-file',
      details: { role: 'adapter' },
    });
    await expect(hub.lookUp(server.at('/mmproj-F16.gguf').href)).rejects.toMatchObject({
      details: { role: 'projector' },
    });
  });
});

function aModelOfVersion(version: number): Buffer {
  const content = aModelFile(100_000);
  content.writeUInt32LE(version, 4);
  return content;
}

describe('a requested quantization', () => {
  const files = {
    'Big-Q4_K_M.gguf': aModelFile(100_000),
    'Big-UD-Q4_K_XL.gguf': aModelFile(110_000, 2),
    'Big-Q8_0.gguf': aModelFile(120_000, 3),
    'MTP/Big-MTP-Q6_K.gguf': aModelFile(60_000, 4),
    'Big-IQ4_KSS.gguf': aModelFile(105_000, 5),
    'Big-homemade.gguf': aModelFile(130_000, 6),
  };

  test.each([
    ['Q8_0', 'Big-Q8_0.gguf'],
    ['q8_0', 'Big-Q8_0.gguf'],
    ['UD-Q8_0', 'Big-Q8_0.gguf'],
    ['ud-q4_k_m', 'Big-Q4_K_M.gguf'],
    ['Q4_K_XL', 'Big-UD-Q4_K_XL.gguf'],
    ['UD-Q4_K_XL', 'Big-UD-Q4_K_XL.gguf'],
    ['IQ4_KSS', 'Big-IQ4_KSS.gguf'],
    ['HomeMade', 'Big-homemade.gguf'],
    // Ollama's name for the default.
    ['latest', 'Big-Q4_K_M.gguf'],
  ])('%s means %s', async (asked, name) => {
    const { hub } = await sceneOf(files);
    const { chosenId, files: listed } = await hub.lookUp(`org/repo:${asked}`);
    expect(listed.find(({ id }) => id === chosenId)?.name).toBe(name);
  });

  test.each(['Q6_K', 'UD-Q6_K', 'Q4', 'nonsense'])(
    '%s is missing: the error lists the others, and nothing is downloaded',
    async (asked) => {
      const scene = await sceneOf(files);
      const { exitCode, told } = await pullIn(scene, `org/repo:${asked}`);
      expect(exitCode).toBe(3);
      expect(told).toMatchObject([
        {
          event: 'stopped',
          code: 'quantization-missing',
          details: { asked, there: 'Q4_K_M, IQ4_KSS, UD-Q4_K_XL, Q8_0, Big-homemade.gguf' },
        },
      ]);
      expect(scene.engine.downloads.list()).toEqual([]);
    },
  );
});

describe('a link to another file of a repository', () => {
  const files = {
    'README.md': Buffer.from('# A model'),
    'pictures/a.png': Buffer.from('a picture'),
    'Big-Q4_K_M.gguf': aModelFile(100_000),
    'Half-00001-of-00002.gguf': aModelFile(100_000),
    'mmproj-F16.gguf': aModelFile(100_000),
  };

  test.each([
    ['blob/main/README.md', 'not-a-model-file'],
    ['resolve/main/pictures/a.png', 'not-a-model-file'],
    ['blob/main/Deleted-Q4_K_M.gguf', 'file-gone'],
    ['tree/main/deleted', 'file-gone'],
    ['tree/main/pictures', 'no-model-files'],
    ['blob/main/Half-00001-of-00002.gguf', 'part-missing'],
    ['blob/main/mmproj-F16.gguf', 'companion-file'],
  ])('%s is refused with its kind: %s', async (link, code) => {
    const scene = await sceneOf(files);
    const { exitCode, told } = await pullIn(scene, `${scene.fake.origin}/org/repo/${link}`);
    expect([exitCode, told]).toMatchObject([3, [{ event: 'stopped', code }]]);
  });

  test('a revision with slashes is encoded as one', async () => {
    const { hub, fake } = await sceneOf(files);
    expect(await hub.lookUp(`${fake.origin}/org/repo/tree/refs%2Fpr%2F1`)).toMatchObject({ name: 'repo' });
    expect(fake.requests[0]?.path).toBe('/api/models/org/repo/revision/refs%2Fpr%2F1');
  });

  test('a command for another program selects its model', async () => {
    const { hub } = await sceneOf({ ...files, 'Big-Q8_0.gguf': aModelFile(120_000, 9) });
    const { chosenId, files: listed } = await hub.lookUp('llama-server -hf org/repo:Q8_0 --port 8080');
    expect(listed.find(({ id }) => id === chosenId)?.name).toBe('Big-Q8_0.gguf');
  });
});
