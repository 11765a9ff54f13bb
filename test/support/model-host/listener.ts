import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

/** Key and certificate (PEM) for an https host. */
export interface TlsIdentity {
  readonly key: string;
  readonly cert: string;
}

/** A server on a free port of the loopback interface that tracks its connections. */
export interface Listener {
  /** Scheme, address and port, without a slash at the end. */
  readonly origin: string;
  readonly sockets: ReadonlySet<Socket>;
  /** Refuses new connections and drops the present ones; `resume` listens on the same port again. */
  pause(): Promise<void>;
  resume(): Promise<void>;
}

const KEEP_ALIVE_MS = 60_000;

/** Starts listening; `accepted` is called with each new connection before its first request. */
export async function openListener(
  handle: RequestListener,
  accepted: (socket: Socket) => void,
  tls?: TlsIdentity,
): Promise<Listener> {
  const options = { keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 0 };
  const server = tls ? createSecureServer({ ...options, ...tls }, handle) : createServer(options, handle);
  const sockets = new Set<Socket>();
  const raw = new Set<Socket>();
  const remember = (set: Set<Socket>) => (socket: Socket) => {
    set.add(socket);
    socket.once('close', () => set.delete(socket));
    // A reset by the client is ordinary here; the answer notices it by itself.
    socket.on('error', () => {});
  };
  server.on('connection', remember(raw));
  server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
    remember(sockets)(socket);
    accepted(socket);
  });

  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    sockets,
    pause: () =>
      new Promise((resolve) => {
        if (!server.listening) return resolve();
        server.close(() => resolve());
        for (const socket of [...sockets, ...raw]) socket.destroy();
      }),
    resume: () => (server.listening ? Promise.resolve() : listen(port)),
  };
}
