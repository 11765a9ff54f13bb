import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server of bytes on loopback that ends with the present test. */
export interface RawServer {
  at(path: string): URL;
  /** Every connection so far. */
  readonly sockets: readonly net.Socket[];
  /** What was sent on each connection so far, as text. */
  readonly received: readonly string[];
}

/**
 * Answers every request with the bytes that `answer` gives for its path; nothing for null.
 * @param answer also told how many requests came before, on all connections
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
