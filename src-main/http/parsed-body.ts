import http from 'node:http';
import { Duplex } from 'node:stream';
import { enough, type HttpRequest, type HttpResponse } from './client.ts';
import { connectionLost } from './network-errors.ts';
import type { Early } from './read-head.ts';
import { spoil } from './spoil.ts';
import type { Wire } from './wire.ts';

/** The head that Node's parser is shown: ours is read already, and only the framing is its business. */
const heads = {
  chunks: 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n',
  'until-close': 'HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n',
} as const;

/**
 * Reads a body that is framed in any way but a known length (chunked, or ended by the connection) through Node's own
 * parser, as leniently as curl reads chunks: what has already come of it, then the rest of the connection.
 */
export function parseBody(
  request: HttpRequest,
  wire: Wire,
  framing: keyof typeof heads,
  early: Early,
): Pick<HttpResponse, 'readInPlace' | 'destroy'> {
  // The request is on the wire already: what the parser's client writes of it goes nowhere.
  const replay = new Duplex({
    read: () => wire.resume(),
    write: (_chunk, _encoding, done) => done(),
    destroy: (error, done) => {
      wire.destroy();
      done(error);
    },
  });
  // Errors belong to whoever reads the body; unread, they must not end the process.
  replay.on('error', () => {});
  // Where nothing announces its length, the body ends with the connection, if that ends in order (RFC 9112 section 6.3).
  const gone = (error: Error, inOrder: boolean): void => {
    if (inOrder) replay.push(null);
    else replay.destroy(error);
  };
  for (const bytes of [Buffer.from(heads[framing]), ...early.chunks]) {
    if (bytes.length > 0) replay.push(bytes);
  }
  wire.listen({
    data: (bytes) => {
      if (!replay.push(Buffer.from(bytes))) wire.pause();
    },
    gone,
  });
  if (early.lost !== null) gone(early.lost.error, early.lost.inOrder);
  const incoming = parsed(replay, request.signal);
  incoming.catch(() => {});
  return {
    readInPlace: async (onChunk) => {
      const body = await incoming;
      await new Promise<void>((resolve, reject) => {
        // Its events are over: waiting for one would be for ever.
        if (body.destroyed) {
          reject(connectionLost());
          return;
        }
        body.once('error', reject);
        // A body that ends with its connection ends also when that broke or was aborted: then it is not all of it.
        body.once('end', () => (replay.errored === null ? resolve() : reject(replay.errored)));
        body.once('close', () => {
          if (!body.complete) reject(connectionLost());
        });
        body.on('data', (chunk: Buffer) => {
          const fail = (error: unknown): void => {
            reject(error);
            body.destroy();
          };
          try {
            const held = onChunk(chunk);
            spoil(chunk);
            if (held === undefined) return;
            if (held === enough) {
              resolve();
              body.destroy();
              replay.destroy();
              return;
            }
            body.pause();
            held.then(() => void body.resume(), fail);
          } catch (error) {
            fail(error);
          }
        });
      });
    },
    destroy: () => {
      // Not pooled: when the answer is over its connection is, too.
      replay.destroy();
    },
  };
}

function parsed(replay: Duplex, signal: AbortSignal): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = http.request({ createConnection: () => replay, signal, insecureHTTPParser: true });
    outgoing.on('error', reject);
    outgoing.once('response', (incoming) => {
      incoming.on('error', () => {});
      resolve(incoming);
    });
    outgoing.end();
  });
}
