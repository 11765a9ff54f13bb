import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { MessageChannel } from 'node:worker_threads';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serveLoopback } from '../../test/support/loopback.ts';
import { enough, type HttpClient } from './client.ts';
import { alwaysDirect } from './routes.ts';
import { createSocketClient } from './socket-client.ts';
import { createRemoteSystem } from './system/remote.ts';
import { serveSystemNetwork } from './system/serve.ts';

const framings: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'a known length': (response) => void response.writeHead(200, { 'content-length': '1000' }),
  chunks: (response) => void response.writeHead(200),
  'the end of the connection': (response) => {
    response.useChunkedEncodingByDefault = false;
    response.writeHead(200, { connection: 'close' });
  },
};

function own(): HttpClient {
  const client = createSocketClient();
  onTestFinished(() => client.close());
  return client;
}

/** The system's network as a worker sees it, simulated by our own sockets. */
function remote(): HttpClient {
  const { port1, port2 } = new MessageChannel();
  serveSystemNetwork({ findRoutes: alwaysDirect, client: own() }, port2);
  const { client } = createRemoteSystem(port1);
  onTestFinished(() => client.close());
  return client;
}

const transports = { 'our own sockets': own, "the system's network": remote };

describe.each(Object.entries(transports))('A36: a receiver that has enough, over %s', (_name, open) => {
  test.each(Object.keys(framings))('ends a body framed by %s, and its connection', async (framing) => {
    const server = await serveLoopback((_request, response) => {
      framings[framing]?.(response);
      // The wanted bytes, and then endless silence.
      response.write('wanted');
    });
    const { signal } = new AbortController();
    const response = await open().get({ url: server.at('/'), headers: {}, signal });
    const gone = once(server.requests[0]?.socket as Socket, 'close');
    let text = '';
    await response.readInPlace((chunk) => {
      text += Buffer.from(chunk).toString();
      return text === 'wanted' ? enough : undefined;
    });
    expect(text).toBe('wanted');
    await gone;
  });
});

test('A36: a body read to its last byte leaves its connection open for reuse', async () => {
  const server = await serveLoopback((_request, response) => response.end('wanted'));
  const client = own();
  const { signal } = new AbortController();
  for (let count = 0; count < 3; count += 1) {
    const response = await client.get({ url: server.at('/'), headers: {}, signal });
    let bytes = 0;
    await response.readInPlace((chunk) => {
      bytes += chunk.byteLength;
      return bytes === 6 ? enough : undefined;
    });
    response.destroy();
  }
  expect(server.connections()).toBe(1);
});
