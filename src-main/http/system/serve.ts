import type { MessagePort } from 'node:worker_threads';
import { toErrorView } from '../../errors.ts';
import type { HttpResponse } from '../client.ts';
import { networkError } from '../network-errors.ts';
import { directRoute } from '../routes.ts';
import { type FromSystem, onTheWayBytes, type ToSystem } from './messages.ts';
import type { SystemNetwork } from './port.ts';

interface Answering {
  readonly stop: AbortController;
  onTheWay: number;
  /** Lets the answer go on when enough has been taken in. */
  goOn: (() => void) | null;
}

/** Puts the system's network at the service of the worker at the other end of `port`, until that closes. */
export function serveSystemNetwork(network: SystemNetwork, port: MessagePort): void {
  const answers = new Map<number, Answering>();
  const tell = (message: FromSystem): void => port.postMessage(message);

  const pass = async (id: number, response: HttpResponse, answering: Answering): Promise<void> => {
    const { status, headers, way } = response;
    tell({ kind: 'head', id, status, headers, way });
    try {
      await response.readInPlace((chunk) => {
        // Copied: the buffer is the network's own and used again.
        tell({ kind: 'chunk', id, bytes: new Uint8Array(chunk) });
        answering.onTheWay += chunk.byteLength;
        if (answering.onTheWay < onTheWayBytes) return undefined;
        return new Promise((resolve) => {
          answering.goOn = resolve;
        });
      });
    } finally {
      response.destroy();
    }
    tell({ kind: 'end', id });
  };
  const get = async ({ id, url, headers }: Extract<ToSystem, { kind: 'get' }>): Promise<void> => {
    const answering: Answering = { stop: new AbortController(), onTheWay: 0, goOn: null };
    answers.set(id, answering);
    try {
      const { signal } = answering.stop;
      await pass(id, await network.client.get({ url: new URL(url), headers, signal }), answering);
    } catch (error) {
      tell({ kind: 'error', id, error: toErrorView(networkError(error)) });
    } finally {
      answers.delete(id);
    }
  };

  port.on('message', (message: ToSystem) => {
    switch (message.kind) {
      case 'routes':
        network.findRoutes(new URL(message.url)).then(
          (routes) => tell({ kind: 'routes', id: message.id, routes }),
          // A proxy configuration that cannot be asked must not stop what would work without one.
          () => tell({ kind: 'routes', id: message.id, routes: [directRoute] }),
        );
        return;
      case 'get':
        void get(message);
        return;
      case 'taken': {
        const answering = answers.get(message.id);
        if (answering === undefined) return;
        answering.onTheWay -= message.bytes;
        if (answering.onTheWay >= onTheWayBytes) return;
        answering.goOn?.();
        answering.goOn = null;
        return;
      }
      case 'drop': {
        const answering = answers.get(message.id);
        answering?.stop.abort();
        answering?.goOn?.();
        return;
      }
    }
  });
  port.once('close', () => {
    for (const { stop, goOn } of answers.values()) {
      stop.abort();
      goOn?.();
    }
  });
}
