import { describe, expect, onTestFinished, test } from 'vitest';
import { serveRaw } from '../../test/support/raw-server.ts';
import { collect } from './collect.ts';
import { createSocketClient } from './socket-client.ts';

async function answerOf(reply: string | Uint8Array) {
  const server = await serveRaw((_path, _before, socket) => {
    socket.end(reply);
    return null;
  });
  const client = createSocketClient();
  onTestFinished(() => client.close());
  const { signal } = new AbortController();
  const response = await client.get({ url: server.at('/'), headers: {}, signal });
  const body = (await collect(response, { maxBytes: 1000 })).toString();
  return { status: response.status, headers: response.headers, body };
}

describe('A29: what curl accepts is accepted', () => {
  test.each<[string, string]>([
    ['a folded header', 'HTTP/1.1 200 OK\r\nX: a,\r\n b\r\nContent-Length: 4\r\n\r\nbody'],
    ['a folded length', 'HTTP/1.1 200 OK\r\nX: a, b\r\nContent-Length:\r\n 4\r\n\r\nbody'],
    ['lines that end without CR', 'HTTP/1.1 200 OK\nX: a, b\nContent-Length: 4\n\nbody'],
    ['no reason phrase', 'HTTP/1.1 200\r\nX: a, b\r\nContent-Length: 4\r\n\r\nbody'],
    ['a repeated length', 'HTTP/1.1 200 OK\r\nX: a, b\r\nContent-Length: 4, 4\r\n\r\nbody'],
    [
      'unusual headers before chunks',
      'HTTP/1.1 200\nX: a,\n b\nTransfer-Encoding: CHUNKED\n\n4\r\nbody\r\n0\r\n\r\n',
    ],
    [
      'both framings',
      'HTTP/1.1 200 OK\r\nX: a, b\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n',
    ],
    [
      'a chunk with blanks and an extension',
      'HTTP/1.1 200 OK\r\nX: a, b\r\nTransfer-Encoding: chunked\r\n\r\n4  ;a=b\r\nbody\r\n0\r\n\r\n',
    ],
    ['a body until the end of the connection', 'HTTP/1.1 200 OK\r\nX: a,\r\n\tb\r\n\r\nbody'],
    ['chunk lines without CR', 'http/1.1 200 OK\nX: a, b\nTransfer-Encoding: chunked\n\n4\nbody\n0\n\n'],
    ['HTTP/1.0', 'HTTP/1.0 200 OK\r\nX: a, b\r\n\r\nbody'],
  ])('%s', async (_what, reply) => {
    expect(await answerOf(reply)).toMatchObject({ status: 200, headers: { x: 'a, b' }, body: 'body' });
  });

  test.each<[string, string, RegExp]>([
    ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n', /does not begin with HTTP\/1/],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nbody', /two lengths/],
    ['a line without a colon', 'HTTP/1.1 200 OK\r\nX\r\n\r\n', /no colon/],
    ['a NUL', 'HTTP/1.1 200 OK\r\nX: \0\r\n\r\n', /NUL/],
  ])('refuses in plain words: %s', async (_what, reply, said) => {
    await expect(answerOf(reply)).rejects.toMatchObject({
      code: 'server',
      message: expect.stringMatching(said),
    });
  });

  test('A10: names a transfer encoding', async () => {
    await expect(
      answerOf('HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n'),
    ).rejects.toMatchObject({ code: 'encoded-response', message: expect.stringContaining('gzip') });
  });

  test.each<[string, RegExp]>([
    ['zz\r\nbody\r\n0\r\n\r\n', /does not say how long/],
    ['\r\n4\r\nbody\r\n0\r\n\r\n', /does not say how long/],
    [`${'f'.repeat(20)}\r\nbody`, /does not say how long/],
    ['4\r\nbodies\r\n0\r\n\r\n', /longer than it says/],
    [`4;${'x'.repeat(20_000)}\r\nbody\r\n0\r\n\r\n`, /has no end/],
    [`4\r\nbody\r\n0\r\n${'X: y\r\n'.repeat(20_000)}\r\n`, /trailer has no end/],
  ])('refuses ambiguous chunks in plain words: %#', async (body, said) => {
    const reply = `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${body}`;
    await expect(answerOf(reply)).rejects.toMatchObject({
      code: 'server',
      message: expect.stringMatching(said),
    });
  });

  test('A8: chunks that end early are an incomplete body', async () => {
    for (const part of ['', '4\r\nbo', '4\r\nbody\r\n', '4\r\nbody\r\n0']) {
      const reply = `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${part}`;
      await expect(answerOf(reply), part).rejects.toMatchObject({ code: expect.any(String) });
    }
  });
});
