import { describe, expect, test } from 'vitest';
import { type Loopback, serveLoopback } from '../../test/support/loopback.ts';
import { serveRaw } from '../../test/support/raw-server.ts';
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

  test('A16: a loop is left at once', async () => {
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
    // Loopback has no certificate, so the port itself plays the https side.
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

  test('a forbidden first address is never requested', async () => {
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

  test('a redirect without a Location is an answer', async () => {
    const server = await serveLoopback((_request, response) => response.writeHead(302).end());
    expect((await follow(server.at('/a'))).status).toBe(302);
  });
});

describe('A29: a redirect with a malformed Location', () => {
  const redirectsTo = (location: string) =>
    serveRaw((path) =>
      path === '/a'
        ? Buffer.from(`HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`)
        : 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhere',
    );

  test.each<[string, string, string]>([
    ['raw UTF-8', '/modèle/模型.gguf', '/mod%C3%A8le/%E6%A8%A1%E5%9E%8B.gguf'],
    ['spaces', '/my model.gguf', '/my%20model.gguf'],
    ['surrounding blanks', '  /b \t ', '/b'],
    ['two lines', '/b\r\n ', '/b'],
    ['a fragment', '/b#part', '/b'],
    ['a backslash', '\\b', '/b'],
    ['dots', './x/../b', '/b'],
    ['no scheme', '//HOST/b?c=d e', '/b?c=d%20e'],
    ['its own scheme in capitals', 'HTTP://HOST/b', '/b'],
  ])('by %s is followed as browsers do', async (_what, location, path) => {
    const target = await redirectsTo('/never');
    const server = await redirectsTo(location.replace('HOST', target.at('/').host));
    const response = await follow(server.at('/a'));
    const asked = [...server.received, ...target.received].at(-1);
    expect([response.status, asked?.split('\r\n').findLast((line) => line.startsWith('GET'))]).toEqual([
      200,
      `GET ${path} HTTP/1.1`,
    ]);
    expect(response.url.hash).toBe('');
  });

  test('in raw bytes of another charset is passed on unchanged', async () => {
    const server = await serveRaw((path) =>
      path === '/a'
        ? Buffer.from('HTTP/1.1 302 Found\r\nLocation: /mod\xe8le\r\nContent-Length: 0\r\n\r\n', 'latin1')
        : 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhere',
    );
    expect((await follow(server.at('/a'))).url.pathname).toBe('/mod%C3%A8le');
  });

  test('repeated is followed; an empty one is an answer', async () => {
    const twice = await redirectsTo('/b\r\nLocation: /b');
    expect((await follow(twice.at('/a'))).url.pathname).toBe('/b');
    const nowhere = await redirectsTo('');
    expect((await follow(nowhere.at('/a'))).status).toBe(302);
  });
});

describe('A30: a gate that sets a cookie', () => {
  /** Redirects to the same address until the cookies of `wanted` are sent. */
  const gate = (sets: string[], wanted: string) =>
    serveLoopback((request, response) => {
      if (request.headers.cookie === wanted) response.end('here');
      else response.writeHead(302, { location: request.url ?? '/', 'set-cookie': sets }).end();
    });

  test.each<[string, string[], string]>([
    ['one', ['pass=1'], 'pass=1'],
    ['with attributes', ['pass=a b; Path=/; HttpOnly; Expires=Wed, 21 Oct 2099 07:28:00 GMT'], 'pass=a b'],
    ['several', ['a=1', 'b=2; Secure', 'a=3'], 'a=3; b=2'],
    ['one that has expired', ['old=1; Max-Age=0', 'pass=1'], 'pass=1'],
    ['one with special characters', ['pass="x=y=="'], 'pass="x=y=="'],
    ['malformed ones among others', ['', 'nothing', '=x', 'pass=1', 'odd=\xff'], 'pass=1'],
  ])('is passed by sending it back: %s', async (_what, sets, wanted) => {
    const server = await gate(sets, wanted);
    expect((await follow(server.at('/a'))).status).toBe(200);
    expect(server.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, wanted]);
  });

  test('but never accepts it is a loop, left after two requests', async () => {
    const server = await gate(['pass=1'], 'another');
    await expect(follow(server.at('/a'))).rejects.toMatchObject({
      code: 'redirect-refused',
      message: expect.stringContaining('circle'),
    });
    expect(server.requests).toHaveLength(2);
  });

  test('anew each time is left after ten redirects', async () => {
    let count = 0;
    const server = await serveLoopback((request, response) => {
      count += 1;
      response.writeHead(302, { location: request.url ?? '/', 'set-cookie': `n=${count}` }).end();
    });
    await expect(follow(server.at('/a'))).rejects.toMatchObject({ code: 'redirect-refused' });
    expect(server.requests).toHaveLength(11);
  });

  test('A18: gets it back alone, and only within this chain', async () => {
    const cdn = await redirecting({});
    const server = await serveLoopback((request, response) => {
      const location = request.headers.cookie === undefined ? '/a' : cdn.at('/b').href;
      response.writeHead(302, { location, 'set-cookie': 'pass=1; Domain=127.0.0.1' }).end();
    });
    await follow(server.at('/a'));
    await follow(server.at('/a'));
    expect(cdn.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined]);
    expect(server.requests.map(({ headers }) => headers.cookie)).toEqual([
      ...[undefined, 'pass=1'],
      ...[undefined, 'pass=1'],
    ]);
  });

  test('A28: by the thousand gets only a few back', async () => {
    const many = Array.from({ length: 300 }, (_, at) => `c${at}=${'x'.repeat(100)}`);
    const server = await gate(many, 'another');
    await expect(follow(server.at('/a'))).rejects.toMatchObject({ code: 'redirect-refused' });
    expect(server.requests[1]?.headers.cookie?.split('; ')).toHaveLength(20);
  });
});

describe('A18: a token', () => {
  const token = { authorization: 'Bearer secret' };

  test('is sent within its origin', async () => {
    const server = await redirecting({ '/a': '/b' });
    await follow(server.at('/a'), token);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer secret',
      'Bearer secret',
    ]);
  });

  test('is dropped for good at the first foreign hop, even when that leads back', async () => {
    const server = await serveLoopback((request, response) => {
      if (request.url === '/a') response.writeHead(302, { location: foreign.at('/b').href }).end();
      else response.end('here');
    });
    const foreign: Loopback = await redirecting({ '/b': server.at('/c').href });
    await follow(server.at('/a'), token);
    expect(server.requests.map(({ url, headers }) => [url, headers.authorization])).toEqual([
      ['/a', 'Bearer secret'],
      ['/c', undefined],
    ]);
    expect(foreign.requests[0]?.headers.authorization).toBeUndefined();
  });

  test('is withheld from another origin, even if only the port differs', async () => {
    const cdn = await redirecting({});
    const server = await redirecting({ '/a': cdn.at('/b').href });
    await follow(server.at('/a'), token);
    expect(server.requests[0]?.headers.authorization).toBe('Bearer secret');
    expect(cdn.requests[0]?.headers.authorization).toBeUndefined();
    expect(cdn.requests[0]?.headers.range).toBe('bytes=5-');
  });
});
