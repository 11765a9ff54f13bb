import http from 'node:http';
import { Duplex } from 'node:stream';
import { enough, type HttpRequest, type HttpResponse } from './client.ts';
import { connectionLost } from './network-errors.ts';
import { spoil } from './spoil.ts';
import type { Wire } from './wire.ts';

/**
 * Reads an answer that is framed in any way but a known length (chunked, or ended by the connection) through Node's
 * own parser: what has already come of it, then the rest of the connection.
 * @throws the parser's or the socket's error, or AbortError
 */
export function parseResponse(
  request: HttpRequest,
  wire: Wire,
  begun: readonly Buffer[],
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    // The request is on the wire already: what the parser's client writes of it goes nowhere.
    const replay = new Duplex({
      read: () => wire.resume(),
      write: (_chunk, _encoding, done) => done(),
      destroy: (error, done) => {
        wire.destroy();
        done(error);
      },
    });
    const outgoing = http.request({
      createConnection: () => replay,
      host: request.url.hostname,
      path: request.url.pathname,
      signal: request.signal,
    });
    outgoing.once('error', reject);
    outgoing.once('response', (incoming) => {
      // Errors after the head belong to whoever reads the body; unread, they must not end the process.
      incoming.on('error', () => {});
      outgoing.on('error', () => {});
      resolve({
        ...toResponse(incoming, replay),
        url: request.url,
        way: wire.way,
      });
    });
    outgoing.once('socket', () => {
      for (const bytes of begun) replay.push(bytes);
      wire.listen({
        data: (bytes) => {
          if (!replay.push(Buffer.from(bytes))) wire.pause();
        },
        // Where nothing announces its length, the body ends with the connection, if that ends in order (RFC 9112 section 6.3).
        gone: (error, inOrder) => {
          if (inOrder) replay.push(null);
          else replay.destroy(error);
        },
      });
    });
    outgoing.end();
  });
}

function toResponse(incoming: http.IncomingMessage, replay: Duplex): Omit<HttpResponse, 'url' | 'way'> {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    status: incoming.statusCode ?? 0,
    headers,
    readInPlace: (onChunk) =>
      new Promise((resolve, reject) => {
        // Its events are over: waiting for one would be for ever.
        if (incoming.destroyed) {
          reject(connectionLost());
          return;
        }
        incoming.once('error', reject);
        // A body that ends with its connection ends also when that broke or was aborted: then it is not all of it.
        incoming.once('end', () => (replay.errored === null ? resolve() : reject(replay.errored)));
        incoming.once('close', () => {
          if (!incoming.complete) reject(connectionLost());
        });
        incoming.on('data', (chunk: Buffer) => {
          const fail = (error: unknown): void => {
            reject(error);
            incoming.destroy();
          };
          try {
            const held = onChunk(chunk);
            spoil(chunk);
            if (held === undefined) return;
            if (held === enough) {
              resolve();
              incoming.destroy();
              replay.destroy();
              return;
            }
            incoming.pause();
            held.then(() => void incoming.resume(), fail);
          } catch (error) {
            fail(error);
          }
        });
      }),
    destroy: () => {
      incoming.destroy();
      // Not pooled: when the answer is over its connection is, too.
      replay.destroy();
    },
  };
}
