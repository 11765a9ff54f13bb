import type { MessagePort } from 'node:worker_threads';
import { NogginError } from '../../errors.ts';
import { enough, type HttpClient, type HttpRequest, type HttpResponse, type OnChunk } from '../client.ts';
import { connectionLost } from '../network-errors.ts';
import type { Route } from '../routes.ts';
import { spoil } from '../spoil.ts';
import type { FromSystem, ToSystem } from './messages.ts';
import type { SystemNetwork } from './port.ts';

/** The system's network as a worker sees it: everything is asked of the thread at the other end of `port`. */
export function createRemoteSystem(port: MessagePort): SystemNetwork {
  const listeners = new Map<number, (message: FromSystem) => void>();
  let lastId = 0;
  const ask = (message: ToSystem): void => port.postMessage(message);
  port.on('message', (message: FromSystem) => listeners.get(message.id)?.(message));
  // Pending requests of a finished transfer must not keep its worker alive.
  port.unref();
  const listen = (id: number, listener: (message: FromSystem) => void): void => {
    if (listeners.size === 0) port.ref();
    listeners.set(id, listener);
  };
  const forget = (id: number): void => {
    if (listeners.delete(id) && listeners.size === 0) port.unref();
  };

  const findRoutes = (url: URL): Promise<readonly Route[]> =>
    new Promise((resolve) => {
      lastId += 1;
      const id = lastId;
      listen(id, (message) => {
        forget(id);
        if (message.kind === 'routes') resolve(message.routes);
      });
      ask({ kind: 'routes', id, url: url.href });
    });

  const get = ({ url, headers, signal }: HttpRequest): Promise<HttpResponse> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      const id = lastId;
      const body = createBody(
        (bytes) => ask({ kind: 'taken', id, bytes }),
        () => drop(),
      );
      const end = (error: Error | null): void => {
        signal.removeEventListener('abort', abort);
        forget(id);
        body.end(error);
        if (error !== null) reject(error);
      };
      const drop = (): void => {
        if (!listeners.has(id)) return;
        ask({ kind: 'drop', id });
        end(connectionLost());
      };
      const abort = (): void => {
        ask({ kind: 'drop', id });
        end(new DOMException('The request was aborted', 'AbortError'));
      };
      listen(id, (message) => {
        switch (message.kind) {
          case 'head': {
            const { status, headers, way } = message;
            resolve({ status, headers, url, way, readInPlace: body.read, destroy: drop });
            return;
          }
          case 'chunk':
            return body.push(message.bytes);
          case 'end':
            return end(null);
          case 'error': {
            const { code, message: text, details } = message.error;
            return end(new NogginError(code, text, details === undefined ? {} : { details }));
          }
        }
      });
      if (signal.aborted) {
        end(new DOMException('The request was aborted', 'AbortError'));
        return;
      }
      signal.addEventListener('abort', abort, { once: true });
      ask({ kind: 'get', id, url: url.href, headers });
    });

  const client: HttpClient = { get, close: () => port.close() };
  return { findRoutes, client };
}

/**
 * Passes on a body in order, as fast as it is consumed.
 * @param drop called when the receiver has enough
 */
function createBody(taken: (bytes: number) => void, drop: () => void) {
  const waiting: Uint8Array[] = [];
  let ended: { readonly error: Error | null } | null = null;
  let wake: () => void = () => {};

  return {
    push: (bytes: Uint8Array): void => {
      waiting.push(bytes);
      wake();
    },
    end: (error: Error | null): void => {
      ended ??= { error };
      wake();
    },
    read: async (onChunk: OnChunk): Promise<void> => {
      for (;;) {
        // Deliver an error after the data before it.
        for (let bytes = waiting.shift(); bytes !== undefined; bytes = waiting.shift()) {
          const held = onChunk(bytes);
          spoil(bytes);
          if (held === enough) {
            drop();
            return;
          }
          await held;
          taken(bytes.byteLength);
        }
        if (ended?.error != null) throw ended.error;
        if (ended !== null) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
