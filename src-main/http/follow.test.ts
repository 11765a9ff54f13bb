import { describe, expect, test } from 'vitest';
import { type Loopback, serveLoopback } from '../../test/support/loopback.ts';
import type { HttpClient, HttpRequest, HttpResponse } from './client.ts';
import { getFollowing } from './follow.ts';
import { createSocketClient } from './socket-client.ts';

const policy = { allowLoopbackHttp: true };

/** Redirects along the map, answers "here" elsewhere. */
function redirecting(map: Readonly<Record<string, string>>, status = 302): Promise<Loopback> {
  return serveLoopback((request, response) => {
    const location = map[request.url ?? ''];
    if (location === undefined) response.end('here');
    else response.writeHead(status, { location }).end('elsewhere');
  });
}

async function follow(url: URL, credentials?: Record<string, string>): Promise<HttpResponse> {
  const client = createSocketClient();
  const { signal } = new AbortController();
  try {
    const response = await getFollowing(
      client,
      { url, headers: { range: 'bytes=5-' }, signal, ...(credentials === undefined ? {} : { credentials }) },
      policy,
    );
    response.destroy();
    return response;
  } finally {
    client.close();
  }
}

const hops = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, hop) => [`/${hop}`, `/${hop + 1}`]));

describe('redirects', () => {
  test.each([301, 302, 303, 307, 308])('A16: %i is followed, with the same range', async (status) => {
    const server = await redirecting({ '/a': 'b?c=1' }, status);
    const response = await follow(server.at('/a'));
    expect([response.status, response.url.href]).toEqual([200, server.at('/b?c=1').href]);
    expect(server.requests.map(({ url, headers }) => [url, headers.range])).toEqual([
      ['/a', 'bytes=5-'],
      ['/b?c=1', 'bytes=5-'],
    ]);
  });

  test('A16: ten are followed, eleven are not', async () => {
    const ten = await redirecting(hops(10));
    expect((await follow(ten.at('/0'))).url.pathname).toBe('/10');
    const eleven = await redirecting(hops(11));
    await expect(follow(eleven.at('/0'))).rejects.toMatchObject({ code: 'redirect-refused' });
    expect(eleven.requests).toHaveLength(11);
  });

  test('A16: a circle is left at once', async () => {
    const server = await redirecting({ '/a': '/b', '/b': '/c', '/c': '/b' });
    await expect(follow(server.at('/a'))).rejects.toMatchObject({
      code: 'redirect-refused',
      message: expect.stringContaining('circle'),
    });
    expect(server.requests).toHaveLength(3);
  });

  test.each(['http://models.example/b', 'file:///b', 'http://user:secret@127.0.0.1/b', 'http://'])(
    'A16: to %s is refused',
    async (location) => {
      const server = await redirecting({ '/a': location });
      await expect(follow(server.at('/a'))).rejects.toMatchObject({ code: 'redirect-refused' });
    },
  );

  test('A16: from https to http is refused even where http is allowed', async () => {
    // There is no certificate on loopback, so the https side is played by the port itself.
    const asked: string[] = [];
    const client: HttpClient = {
      get: async ({ url }: HttpRequest) => {
        asked.push(url.href);
        return {
          status: 302,
          headers: { location: 'http://127.0.0.1:9/b' },
          url,
          way: { transport: 'own', proxy: null },
          readInPlace: async () => {},
          destroy: () => {},
        };
      },
      close: () => {},
    };
    const { signal } = new AbortController();
    const request = { url: new URL('https://models.example/a'), headers: {}, signal };
    await expect(getFollowing(client, request, policy)).rejects.toMatchObject({
      code: 'redirect-refused',
      message: expect.stringContaining('https to http'),
    });
    expect(asked).toEqual(['https://models.example/a']);
  });

  test('a first address that is not allowed is never asked', async () => {
    const server = await redirecting({});
    const client = createSocketClient();
    const request = { url: server.at('/a'), headers: {}, signal: new AbortController().signal };
    await expect(getFollowing(client, request, { allowLoopbackHttp: false })).rejects.toMatchObject({
      code: 'redirect-refused',
    });
    expect(server.requests).toHaveLength(0);
  });

  test.each([304, 300])('a %i is an answer, not a redirect', async (status) => {
    const server = await redirecting({ '/a': '/b' }, status);
    expect((await follow(server.at('/a'))).status).toBe(status);
  });

  test('a redirect to nowhere is an answer', async () => {
    const server = await serveLoopback((_request, response) => response.writeHead(302).end());
    expect((await follow(server.at('/a'))).status).toBe(302);
  });
});

describe('A18: a token', () => {
  const token = { authorization: 'Bearer secret' };

  test('goes along within its origin', async () => {
    const server = await redirecting({ '/a': '/b' });
    await follow(server.at('/a'), token);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer secret',
      'Bearer secret',
    ]);
  });

  test('is not sent to another origin, be it only another port', async () => {
    const cdn = await redirecting({});
    const server = await redirecting({ '/a': cdn.at('/b').href });
    await follow(server.at('/a'), token);
    expect(server.requests[0]?.headers.authorization).toBe('Bearer secret');
    expect(cdn.requests[0]?.headers.authorization).toBeUndefined();
    expect(cdn.requests[0]?.headers.range).toBe('bytes=5-');
  });
});
