import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serveLoopback } from '../../test/support/loopback.ts';
import { endInPieces } from '../../test/support/pieces.ts';
import { seededRandom } from '../../test/support/random.ts';
import type { HttpResponse } from './client.ts';
import { collect } from './collect.ts';
import { fetchSmall } from './small-answer.ts';
import { createSocketClient } from './socket-client.ts';

const policy = { allowLoopbackHttp: true };

function client() {
  const created = createSocketClient();
  onTestFinished(() => created.close());
  return created;
}

function get(url: URL): Promise<HttpResponse> {
  return client().get({ url, headers: {}, signal: new AbortController().signal });
}

function noise(bytes: number): Buffer {
  const random = seededRandom(7);
  return Buffer.from(Array.from({ length: bytes }, () => Math.floor(random() * 256)));
}

const framings: Readonly<Record<string, (response: ServerResponse, bytes: number) => void>> = {
  'a known length': (response, bytes) => void response.writeHead(200, { 'content-length': bytes }),
  chunks: (response) => void response.writeHead(200),
  'the end of the connection': (response) => {
    response.useChunkedEncodingByDefault = false;
    response.writeHead(200, { connection: 'close' });
  },
};

describe('A27: a small answer', () => {
  test.each(Object.keys(framings))('in many pieces, framed by %s, arrives intact', async (framing) => {
    const content = noise(86_000);
    const server = await serveLoopback((_request, response) => {
      framings[framing]?.(response, content.length);
      void endInPieces(response, content);
    });
    const collected = await collect(await get(server.at('/')), { maxBytes: 100_000 });
    expect(collected.equals(content)).toBe(true);
  });

  test('kept without a copy is overwritten, so a test would notice', async () => {
    const content = noise(86_000);
    const server = await serveLoopback((_request, response) => void endInPieces(response, content));
    const kept: Uint8Array[] = [];
    await (await get(server.at('/'))).readInPlace((chunk) => {
      kept.push(chunk);
      return undefined;
    });
    expect(Buffer.concat(kept).equals(content)).toBe(false);
  });

  test('is accepted up to its limit, and beyond it refused or cut, as asked', async () => {
    const content = noise(70_000);
    const server = await serveLoopback((_request, response) => void endInPieces(response, content));
    const some = async (maxBytes: number, cuts: boolean) =>
      collect(await get(server.at('/')), { maxBytes, cuts });
    expect((await some(70_000, false)).equals(content)).toBe(true);
    await expect(some(69_999, false)).rejects.toMatchObject({
      code: 'server',
      message: expect.stringContaining('69999'),
    });
    expect((await some(69_999, true)).equals(content.subarray(0, 69_999))).toBe(true);
    expect(await some(0, true)).toHaveLength(0);
  });

  test('of a million one-byte pieces takes no more memory than its bytes', async () => {
    const response: Pick<HttpResponse, 'readInPlace'> = {
      readInPlace: async (onChunk) => {
        const chunk = new Uint8Array(1);
        for (let count = 0; count < 1_000_000; count += 1) {
          chunk[0] = count % 251;
          onChunk(chunk);
        }
      },
    };
    const collected = await collect(response, { maxBytes: 16 * 1024 * 1024 });
    expect(collected).toHaveLength(1_000_000);
    expect(collected.every((byte, at) => byte === at % 251)).toBe(true);
    expect(collected.buffer.byteLength).toBeLessThanOrEqual(2_000_000);
  });
});

describe('fetching a small answer', () => {
  test.each(['before its head', 'in its body'])('A27: gives up one that falls silent %s', async (when) => {
    const server = await serveLoopback((_request, response) => {
      if (when === 'in its body') response.write('something');
    });
    const request = { url: server.at('/'), headers: {}, policy, patienceMs: 50 };
    await expect(fetchSmall(client(), request, () => ({ maxBytes: 100 }))).rejects.toMatchObject({
      code: 'slow',
    });
  });

  test('releases the connection of a refused answer', async () => {
    const server = await serveLoopback((_request, response) => void response.write('endless'));
    const request = { url: server.at('/'), headers: {}, policy, patienceMs: 20_000 };
    let gone: Promise<unknown> = Promise.resolve();
    const refused = new Error('no');
    const fetching = fetchSmall(client(), request, () => {
      gone = once(server.requests[0]?.socket as Socket, 'close');
      throw refused;
    });
    await expect(fetching).rejects.toBe(refused);
    await gone;
  });
});
