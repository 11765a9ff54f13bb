import { describe, expect, test } from 'vitest';
import { aModelFile, setHubScene } from '../../test/support/hub/scene.ts';
import { createSocketClient } from '../http/socket-client.ts';
import { createHubClient } from './client.ts';
import { nextPage } from './next-page.ts';

const mirror = 'https://mirror.example';
const at = `${mirror}/api/models/org/repo/tree/abc?recursive=1`;
const page2 = `${mirror}/api/models/org/repo/tree/abc?recursive=1&cursor=2`;
const path = '/api/models/org/repo/tree/abc?recursive=1&cursor=2';

test.each([
  ['of its own', `<${page2}>; rel="next"`],
  ['of the original hub', `<https://huggingface.co${path}>; rel="next"`],
  ['over http', `<http://huggingface.co${path}>; rel="next"`],
  ['without an origin', `<${path}>; rel=next`],
  ['with other words', `<${path}>; title="More"; REL="last next"`],
  ['behind another link', `<${mirror}/first>; rel="first", <${path}>; rel="next"`],
])('the next page is requested from the configured hub: %s', (_name, link) => {
  expect(nextPage(link, mirror, at)).toBe(page2);
});

test.each([[undefined], [''], [`<${page2}>; rel="prev"`], [`<${mirror}/next>; rel="first"`]])(
  'has no next page: %j',
  (link) => {
    expect(nextPage(link, mirror, at)).toBeNull();
  },
);

test.each([
  [`<${at}>; rel="next"`],
  ['rel="next"'],
  ['<https://>; rel="next"'],
  [`<${mirror}/first>; rel="first", <${'x'.repeat(5000)}>; rel="next"`],
  [`<${'x'.repeat(5000)}>; rel="next"`],
])('an invalid link is an error: %s', (link) => {
  expect(() => nextPage(link, mirror, at)).toThrow(expect.objectContaining({ code: 'server' }));
});

describe('a list in several pages', () => {
  const files = Object.fromEntries(
    Array.from({ length: 7 }, (_, at) => [`m${at}-Q4_K_M.gguf`, aModelFile(60_000, at)] as const),
  );

  test('is complete when a mirror’s links point to the original', async () => {
    const { hub, fake } = await setHubScene({
      repositories: { 'org/repo': { files } },
      pageSize: 2,
      linksTo: 'https://original.example',
    });
    expect((await hub.lookUp('org/repo')).files).toHaveLength(7);
    expect(fake.requests.filter(({ path: asked }) => asked.includes('/tree/'))).toHaveLength(4);
  });

  test('is complete or an error, and never partial', async () => {
    const { hub, fake } = await setHubScene({ repositories: { 'org/repo': { files } }, pageSize: 2 });
    fake.onPage(2, { status: 200, headers: { Link: 'rel="next"' }, body: [] });
    await expect(hub.lookUp('org/repo')).rejects.toMatchObject({ code: 'server' });
  });

  test('with too many models is refused', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 2001 }, (_, at) => [`m${at}.gguf`, Buffer.from('GGUF')] as const),
    );
    const { hub } = await setHubScene({ repositories: { 'org/repo': { files: many } } });
    await expect(hub.lookUp('org/repo')).rejects.toMatchObject({ code: 'too-many-files' });
  });

  test('that exceeds its deadline is refused', async () => {
    const { fake } = await setHubScene({ repositories: { 'org/repo': { files } }, pageSize: 2 });
    const http = createSocketClient();
    const policy = { allowLoopbackHttp: true };
    const client = createHubClient({
      http,
      policy,
      origin: fake.origin,
      credentials: () => null,
      listingMs: 0,
    });
    await expect(client.repository('org/repo', null)).rejects.toMatchObject({ code: 'slow' });
    http.close();
  });
});
