import net from 'node:net';
import tls from 'node:tls';
import type { Way } from './client.ts';
import { connectionLost } from './network-errors.ts';
import { proxyName, type Route } from './routes.ts';
import { spoil } from './spoil.ts';
import { trustedCertificates } from './trusted.ts';
import { openTunnel } from './tunnel.ts';

/** Bytes the system may hand over at once; large reads are what makes a download fast (docs/performance.md). */
export const largestReadBytes = 1024 * 1024;

/** Who listens to a connection at the moment. */
export interface WireListener {
  /** The bytes are only valid during the call. */
  data(bytes: Buffer): void;
  /** The other side is gone: in good order, or because the connection broke. Called at most once. */
  gone(error: Error, inOrder: boolean): void;
}

/** One open connection that reads into one buffer of its own, again and again. */
export interface Wire {
  readonly origin: string;
  readonly way: Way;
  listen(listener: WireListener): void;
  send(text: string): void;
  /** Reads nothing more until {@link resume}; what has been handed over has. */
  pause(): void;
  resume(): void;
  destroy(): void;
  /** Keeps the process from ending only while something is under way. */
  setBusy(isBusy: boolean): void;
}

/**
 * Dials an origin over TCP or TLS, straight or through a proxy.
 * @param readBytes asked before every read: how much may be handed over at once, up to {@link largestReadBytes}
 * @throws the socket's error, or NogginError `proxy-refused`
 */
export async function dial(
  url: URL,
  route: Route,
  signal: AbortSignal,
  readBytes: () => number,
): Promise<Wire> {
  const isSecure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? (isSecure ? 443 : 80) : Number(url.port);
  const tunnel = route.kind === 'direct' ? null : await openTunnel(route, { host, port }, signal);
  const way: Way = { transport: 'own', proxy: proxyName(route) };
  let listener: WireListener | null = null;
  let isPaused = false;

  return new Promise((resolve, reject) => {
    const memory = Buffer.allocUnsafeSlow(largestReadBytes);
    const onread = {
      buffer: () => memory.subarray(0, readBytes()),
      callback: (length: number, buffer: Uint8Array): boolean => {
        const bytes = Buffer.from(buffer.buffer, buffer.byteOffset, length);
        listener?.data(bytes);
        spoil(bytes);
        return !isPaused;
      },
    };
    // Node's types know `onread` for TCP only; its TLS sockets take it as well.
    const common = { host, port, onread, ...(tunnel === null ? {} : { socket: tunnel }) };
    const socket = isSecure
      ? tls.connect({ ...common, ...secureOptions(host) })
      : (tunnel ?? net.connect(common));
    let isOpen = false;
    const fail = (error: Error, inOrder = false): void => {
      socket.destroy();
      signal.removeEventListener('abort', abort);
      if (!isOpen) reject(error);
      const heard = listener;
      listener = null;
      heard?.gone(error, inOrder);
    };
    const abort = (): void => fail(new DOMException('The request was aborted', 'AbortError'));
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    socket.on('error', (error) => fail(error));
    socket.on('close', () => fail(connectionLost()));
    socket.on('end', () => fail(connectionLost(), true));
    const opened = (): void => {
      isOpen = true;
      signal.removeEventListener('abort', abort);
      socket.setNoDelay(true);
      resolve({
        origin: url.origin,
        way,
        listen: (next) => {
          listener = next;
        },
        send: (text) => {
          socket.write(text, 'latin1');
        },
        pause: () => {
          isPaused = true;
        },
        resume: () => {
          isPaused = false;
          socket.resume();
        },
        destroy: () => {
          listener = null;
          socket.destroy();
        },
        setBusy: (isBusy) => {
          if (isBusy) socket.ref();
          else socket.unref();
        },
      });
    };
    if (isSecure || tunnel === null) {
      socket.once(isSecure ? 'secureConnect' : 'connect', opened);
      return;
    }
    // A tunnel is open already, and was made without our buffer.
    socket.on('data', (bytes: Buffer) => {
      listener?.data(bytes);
      spoil(bytes);
      if (isPaused) socket.pause();
    });
    opened();
  });
}

function secureOptions(host: string): tls.ConnectionOptions {
  const servername = net.isIP(host) === 0 ? { servername: host } : {};
  return { ...servername, ALPNProtocols: ['http/1.1'], secureContext: trust() };
}

/** Made once: reading all certificates takes longer than a handshake. */
function trust(): tls.SecureContext {
  const ca = trustedCertificates();
  context ??= tls.createSecureContext(ca === undefined ? {} : { ca: [...ca] });
  return context;
}
let context: tls.SecureContext | undefined;
