import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A raw TCP server on loopback that is closed after the present test. */
export interface RawServer {
  at(path: string): URL;
  /** Every connection so far. */
  readonly sockets: readonly net.Socket[];
  /** Received text, per connection. */
  readonly received: readonly string[];
}

/**
 * Answers every request with the bytes that `answer` gives for its path, and never for null.
 * @param answer also gets the number of earlier requests, on all connections
 */
export async function serveRaw(
  answer: (path: string, before: number, socket: net.Socket) => string | Uint8Array | null,
): Promise<RawServer> {
  const sockets: net.Socket[] = [];
  const received: string[] = [];
  let requests = 0;
  const server = net.createServer((socket) => {
    const index = sockets.push(socket) - 1;
    received.push('');
    let pending = '';
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      received[index] += bytes.toString('latin1');
      pending += bytes.toString('latin1');
      while (pending.includes('\r\n\r\n')) {
        const path = pending.split(' ')[1] ?? '/';
        pending = pending.slice(pending.indexOf('\r\n\r\n') + 4);
        const reply = answer(path, requests, socket);
        requests += 1;
        if (reply !== null) socket.write(reply);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { sockets, received, at: (path) => new URL(path, `http://127.0.0.1:${port}/`) };
}
