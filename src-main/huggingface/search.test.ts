import { describe, expect, test } from 'vitest';
import type { HubRepository } from '../../test/support/hub/hub.ts';
import { aModelFile, setHubScene } from '../../test/support/hub/scene.ts';
import { foundModels, searchAddress } from './search.ts';

const files = { 'm-Q4_K_M.gguf': aModelFile(60_000) };
const a = (over: Partial<HubRepository>): HubRepository => ({ files, ...over });
const shelf = {
  'maker/Coder-7B-GGUF': a({ downloads: 50, likes: 9, license: 'apache-2.0', changed: '2026-03-01' }),
  'other/Coder-3B-GGUF': a({
    downloads: 900,
    likes: 1,
    license: 'llama3.2',
    changed: '2026-01-15',
    gatedFor: 'x',
  }),
  'other/Coder-1B-GGUF': a({ downloads: 5, likes: 4, changed: '2026-05-05' }),
  'other/Writer-7B-GGUF': a({ downloads: 1_000_000 }),
  'other/Coder-pictures': { files: { 'notes.txt': Buffer.from('no model') }, downloads: 10_000 },
};

describe('a search by words', () => {
  test('finds repositories with a GGUF, and the facts for a choice', async () => {
    const { hub, fake } = await setHubScene({ repositories: shelf });
    const { models, hasMore } = await hub.search(' coder gguf ', 'downloads');
    expect(hasMore).toBe(false);
    expect(models.map(({ repository }) => repository)).toEqual([
      'other/Coder-3B-GGUF',
      'maker/Coder-7B-GGUF',
      'other/Coder-1B-GGUF',
    ]);
    expect(models[0]).toEqual({
      repository: 'other/Coder-3B-GGUF',
      ...{ downloads: 900, likes: 1, license: 'llama3.2', gated: true },
      changedMs: Date.parse('2026-01-15'),
    });
    expect(models[2]).toMatchObject({ license: null, gated: false });
    const [request] = fake.requests;
    const asked = new URL(request?.path ?? '', fake.origin).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      search: 'coder gguf',
      filter: 'gguf',
      sort: 'downloads',
    });
  });

  test.each([
    ['likes', 'maker/Coder-7B-GGUF'],
    ['lastModified', 'other/Coder-1B-GGUF'],
  ] as const)('is sorted by %s', async (order, first) => {
    const { hub } = await setHubScene({ repositories: shelf });
    expect((await hub.search('coder', order)).models[0]?.repository).toBe(first);
  });

  test('is paged, at the configured hub, until there is no more', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 45 }, (_, at) => [`org/Coder-${at}`, a({ downloads: at })]),
    );
    const { hub } = await setHubScene({ repositories: many, linksTo: 'https://elsewhere.example' });
    const first = await hub.search('coder', 'downloads');
    const second = await hub.searchMore(first.id);
    const third = await hub.searchMore(first.id);
    expect([first, second, third].map(({ models, hasMore }) => [models.length, hasMore])).toEqual([
      [20, true],
      [20, true],
      [5, false],
    ]);
    const names = [first, second, third].flatMap(({ models }) => models.map(({ repository }) => repository));
    expect(new Set(names).size).toBe(45);
    await expect(hub.searchMore(first.id)).rejects.toMatchObject({ code: 'unknown-id' });
  });

  test('a malformed answer is an error, and a later try succeeds', async () => {
    const { hub, fake } = await setHubScene({ repositories: shelf });
    fake.next(1, { status: 200, body: { error: 'odd' } });
    await expect(hub.search('coder', 'downloads')).rejects.toMatchObject({ code: 'server' });
    expect((await hub.search('coder', 'downloads')).models).toHaveLength(3);
  });

  test.each(['coder 7b', 'phi4', 'what is good at German?', 'c++'])(
    '%s is recognized as a search',
    async (text) => {
      const { hub } = await setHubScene({ repositories: shelf });
      await expect(hub.lookUp(text)).rejects.toMatchObject({
        code: 'link-unreadable',
        details: { words: true },
      });
    },
  );

  test.each(['https://', 'a/b/c', 'C:\\models\\m.gguf', '../up'])('%s is not a search', async (text) => {
    const { hub } = await setHubScene({ repositories: shelf });
    const error: unknown = await hub.lookUp(text).catch((reason: unknown) => reason);
    expect(error).not.toMatchObject({ details: { words: true } });
  });
});

describe('untrusted results', () => {
  const good = { id: 'org/name', downloads: 1, likes: 1, lastModified: '2026-01-01T00:00:00.000Z', tags: [] };

  test.each<[string, object]>([
    ['a name that is a path', { ...good, id: 'org/../name' }],
    ['a name that is an address', { ...good, id: 'https://evil.example/x' }],
    ['no name', { ...good, id: undefined }],
    ['markup as a name', { ...good, id: '<b>/x' }],
  ])('%s is dropped, and the others stay', (_what, odd) => {
    expect(foundModels([odd, good])?.map(({ repository }) => repository)).toEqual(['org/name']);
  });

  test('facts of the wrong type are unknown', () => {
    const odd = { ...good, downloads: '7', likes: -1, lastModified: 'yesterday', gated: {}, tags: 'gguf' };
    expect(foundModels([odd])).toEqual([
      { repository: 'org/name', downloads: null, likes: null, changedMs: null, license: null, gated: false },
    ]);
  });

  test('a license becomes one line without invisible characters', () => {
    const [found] = foundModels([{ ...good, tags: ['license:mit\u202e\nevil'] }]) ?? [];
    expect(found?.license).toBe('mitevil');
  });

  test('an excess of results is cut', () => {
    expect(foundModels(Array.from({ length: 5000 }, () => good))).toHaveLength(100);
    expect(foundModels({ models: [good] })).toBeNull();
  });

  test('the query is encoded into the address, whatever it is', () => {
    const address = new URL(searchAddress('https://hub.example', 'a&sort=x#y', 'likes'));
    expect(address.searchParams.get('search')).toBe('a&sort=x#y');
    expect(address.searchParams.get('sort')).toBe('likes');
    expect(address.pathname).toBe('/api/models');
  });
});
