import http from 'node:http';
import https from 'node:https';
import type { HttpClient, HttpRequest, HttpResponse } from './client.ts';

/**
 * The transport by Node's own sockets, with connections kept alive between requests.
 * Large socket reads are what makes it fast; see docs/performance.md.
 */
export function createNodeHttpClient(): HttpClient {
  const plain = new http.Agent({ keepAlive: true, scheduling: 'lifo' });
  const secure = new https.Agent({ keepAlive: true, scheduling: 'lifo' });

  const get = (request: HttpRequest): Promise<HttpResponse> =>
    new Promise((resolve, reject) => {
      const isSecure = request.url.protocol === 'https:';
      const outgoing = (isSecure ? https : http).request(request.url, {
        agent: isSecure ? secure : plain,
        headers: { ...request.headers },
        signal: request.signal,
      });
      outgoing.once('error', reject);
      outgoing.once('response', (incoming) => {
        // Errors after the head belong to whoever reads the body; unread, they must not end the process.
        incoming.on('error', () => {});
        outgoing.on('error', () => {});
        resolve(toResponse(incoming, request.url));
      });
      outgoing.end();
    });

  return {
    get,
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}

function toResponse(incoming: http.IncomingMessage, url: URL): HttpResponse {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    status: incoming.statusCode ?? 0,
    headers,
    url,
    read: (onChunk) =>
      new Promise((resolve, reject) => {
        // Its events are over: waiting for one would be for ever.
        if (incoming.destroyed) {
          reject(connectionLost());
          return;
        }
        incoming.once('error', reject);
        incoming.once('end', resolve);
        incoming.once('close', () => {
          if (!incoming.complete) reject(connectionLost());
        });
        incoming.on('data', (chunk: Buffer) => {
          try {
            onChunk(chunk);
          } catch (error) {
            reject(error);
            incoming.destroy();
          }
        });
      }),
    destroy: () => {
      incoming.destroy();
    },
  };
}

function connectionLost(): Error {
  return Object.assign(new Error('The connection closed before the body was complete'), {
    code: 'ECONNRESET',
  });
}
