import { once } from 'node:events';
import type http from 'node:http';
import type { Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serveLoopback } from '../../test/support/loopback.ts';
import { serveRaw } from '../../test/support/raw-server.ts';
import type { HttpClient, HttpResponse } from './client.ts';
import { createSocketClient } from './socket-client.ts';

function client(): HttpClient {
  const created = createSocketClient();
  onTestFinished(() => created.close());
  return created;
}

function get(
  url: URL,
  options: { client?: HttpClient; signal?: AbortSignal; headers?: Record<string, string> } = {},
) {
  const { headers = {}, signal = new AbortController().signal } = options;
  return (options.client ?? client()).get({ url, headers, signal });
}

async function textOf(response: HttpResponse): Promise<string> {
  const chunks: Uint8Array[] = [];
  await response.readInPlace((chunk) => {
    chunks.push(Uint8Array.from(chunk));
  });
  return Buffer.concat(chunks).toString();
}

describe('an answer', () => {
  test('has its status, address, and headers in lower case, with repeated ones joined', async () => {
    const server = await serveLoopback((_request, response) => {
      response
        .writeHead(206, { ETag: '"a"', 'X-Twice': ['1', '2'], 'Set-Cookie': ['a=1', 'b=2'] })
        .end('body');
    });
    const response = await get(server.at('/a?b=c'), { headers: { range: 'bytes=0-3' } });
    expect(response).toMatchObject({
      status: 206,
      headers: { etag: '"a"', 'x-twice': '1, 2', 'set-cookie': 'a=1\nb=2' },
      url: server.at('/a?b=c'),
    });
    expect(await textOf(response)).toBe('body');
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      url: '/a?b=c',
      headers: { range: 'bytes=0-3' },
    });
  });

  test('A10: is left encoded', async () => {
    const server = await serveLoopback((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('as it came');
    });
    const response = await get(server.at('/'));
    expect([response.headers['content-encoding'], await textOf(response)]).toEqual(['gzip', 'as it came']);
  });

  test('arrives whole, however large', async () => {
    const megabytes = 8;
    const server = await serveLoopback((_request, response) => {
      for (let count = 0; count < megabytes; count += 1) response.write(Buffer.alloc(1_000_000, 65 + count));
      response.end();
    });
    const text = await textOf(await get(server.at('/')));
    expect(text).toHaveLength(megabytes * 1_000_000);
    for (let count = 0; count < megabytes; count += 1) {
      const letter = String.fromCharCode(65 + count);
      expect(text.indexOf(letter)).toBe(count * 1_000_000);
      expect(text.lastIndexOf(letter)).toBe((count + 1) * 1_000_000 - 1);
    }
  });

  test('may have no body', async () => {
    const server = await serveLoopback((_request, response) => response.writeHead(204).end());
    expect(await textOf(await get(server.at('/')))).toBe('');
  });

  test('A16: is not redirected', async () => {
    const server = await serveLoopback((_request, response) =>
      response.writeHead(302, { location: '/b' }).end(),
    );
    const response = await get(server.at('/a'));
    expect([response.status, response.headers['location'], server.requests.length]).toEqual([302, '/b', 1]);
    response.destroy();
  });
});

describe('a connection', () => {
  test('is reused after its body was read', async () => {
    const server = await serveLoopback((_request, response) => response.end('body'));
    const kept = client();
    for (let count = 0; count < 3; count += 1)
      expect(await textOf(await get(server.at('/'), { client: kept }))).toBe('body');
    expect(server.connections()).toBe(1);
  });

  test('is closed after its body was dropped', async () => {
    const server = await serveLoopback((_request, response) => response.write('unfinished'));
    const kept = client();
    (await get(server.at('/'), { client: kept })).destroy();
    (await get(server.at('/'), { client: kept })).destroy();
    expect(server.connections()).toBe(2);
  });

  test('is closed with the client', async () => {
    let socket: http.IncomingMessage['socket'] | undefined;
    const server = await serveLoopback((request, response) => {
      socket = request.socket;
      response.end('body');
    });
    const kept = client();
    await textOf(await get(server.at('/'), { client: kept }));
    const closed = once(socket as NonNullable<typeof socket>, 'close');
    kept.close();
    await closed;
  });
});

describe('an interrupted body', () => {
  test('A8: that ends early is an error, with the bytes so far', async () => {
    const server = await serveLoopback((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('some', () => response.destroy());
    });
    const response = await get(server.at('/'));
    let text = '';
    const reading = response.readInPlace((chunk) => {
      text += Buffer.from(chunk).toString();
    });
    await expect(reading).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(text).toBe('some');
  });

  test('A7, A8: that is chunked and ends early is an error', async () => {
    const server = await serveLoopback((_request, response) => {
      response.write('some', () => response.destroy());
    });
    await expect(textOf(await get(server.at('/')))).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test('A7, A15: that ends with its connection is whole only after an orderly end', async () => {
    const server = await serveLoopback((request, response) => {
      response.useChunkedEncodingByDefault = false;
      response.writeHead(200, { connection: 'close' });
      response.write('some', () => {
        if (request.url === '/broken') request.socket.resetAndDestroy();
        else response.end();
      });
    });
    expect(await textOf(await get(server.at('/whole')))).toBe('some');
    const broken = await get(server.at('/broken'));
    await expect(textOf(broken)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test('A9: ends when the receiver throws', async () => {
    const server = await serveLoopback((_request, response) => response.write('endless'));
    const response = await get(server.at('/'));
    const thrown = new Error('enough');
    const gone = once(server.requests[0]?.socket as NonNullable<http.IncomingMessage['socket']>, 'close');
    await expect(
      response.readInPlace(() => {
        throw thrown;
      }),
    ).rejects.toBe(thrown);
    await gone;
  });

  test('C10: an abort ends a request before its response', async () => {
    const stop = new AbortController();
    const server = await serveLoopback(() => stop.abort());
    await expect(get(server.at('/'), { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });

  test.each(['chunked', 'until-close'])('C10: an abort ends a body in transit: %s', async (framing) => {
    const stop = new AbortController();
    const server = await serveLoopback((_request, response) => {
      response.useChunkedEncodingByDefault = framing === 'chunked';
      response.write('endless');
    });
    const response = await get(server.at('/'), { signal: stop.signal });
    await expect(
      response.readInPlace(() => {
        stop.abort();
      }),
    ).rejects.toThrow();
  });

  test('C10: dropping an unread body releases its reader', async () => {
    const server = await serveLoopback((_request, response) => response.write('endless'));
    const response = await get(server.at('/'));
    const gone = once(server.requests[0]?.socket as NonNullable<http.IncomingMessage['socket']>, 'close');
    response.destroy();
    await gone;
    await expect(response.readInPlace(() => {})).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});

describe('A31: a reused connection', () => {
  const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody';
  const impatient = () => {
    const created = createSocketClient(undefined, undefined, 20);
    onTestFinished(() => created.close());
    return created;
  };

  test('that stays silent is dropped, and the request repeated on a fresh one', async () => {
    // Answers on fresh connections only, as after a change of the route.
    const used = new Set<unknown>();
    const server = await serveRaw((_path, _before, socket) => {
      const isFresh = !used.has(socket);
      used.add(socket);
      return isFresh ? ok : null;
    });
    const kept = impatient();
    for (let count = 0; count < 3; count += 1)
      expect(await textOf(await get(server.at(`/${count}`), { client: kept }))).toBe('body');
    expect(server.sockets).toHaveLength(3);
    expect(server.received.map((text) => text.match(/GET \/\d/g))).toEqual([
      ['GET /0', 'GET /1'],
      ['GET /1', 'GET /2'],
      ['GET /2'],
    ]);
  });

  test.each<[string, (socket: Socket) => unknown]>([
    ['is reset', (socket) => socket.resetAndDestroy()],
    ['is closed', (socket) => socket.end()],
    ['sends unrelated bytes', (socket) => socket.write('what?')],
    ['breaks off inside a head', (socket) => socket.end('HTTP/1.1 2')],
  ])('that %s is replaced by a fresh one', async (_what, misbehave) => {
    const used = new Set<unknown>();
    const server = await serveRaw((_path, _before, socket) => {
      const isFresh = !used.has(socket);
      used.add(socket);
      if (isFresh) return ok;
      misbehave(socket);
      return null;
    });
    const kept = impatient();
    for (let count = 0; count < 2; count += 1)
      expect(await textOf(await get(server.at('/'), { client: kept }))).toBe('body');
    expect(server.sockets).toHaveLength(2);
  });

  test('C10: ends for good on an abort', async () => {
    const stop = new AbortController();
    const server = await serveRaw((_path, before) => {
      if (before === 0) return ok;
      stop.abort();
      return null;
    });
    const kept = client();
    await textOf(await get(server.at('/'), { client: kept }));
    await expect(get(server.at('/'), { client: kept, signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(server.sockets).toHaveLength(1);
  });
});
