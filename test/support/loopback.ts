import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A real server on loopback that is closed after the present test. */
export interface Loopback {
  /** An address on this server. */
  at(path: string): URL;
  /** Every request so far. */
  readonly requests: readonly http.IncomingMessage[];
  /** Sockets opened so far. */
  connections(): number;
}

export async function serveLoopback(answer: http.RequestListener): Promise<Loopback> {
  const requests: http.IncomingMessage[] = [];
  let connections = 0;
  const server = http.createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    requests,
    connections: () => connections,
    at: (path) => new URL(path, `http://127.0.0.1:${port}/`),
  };
}
