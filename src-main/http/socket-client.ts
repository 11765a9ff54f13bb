import { NogginError } from '../errors.ts';
import type { HttpClient, HttpRequest, HttpResponse } from './client.ts';
import { connectionLost, isCertificateError } from './network-errors.ts';
import { type Body, readBody } from './read-body.ts';
import { readHead } from './read-head.ts';
import { framingOf, staysOpen } from './response-head.ts';
import { alwaysDirect, directRoute, type FindRoutes } from './routes.ts';
import { dial, largestReadBytes, type Wire } from './wire.ts';

/** Patience for the first byte on a reused connection; a fresh one uses the caller's. */
const usualKeptPatienceMs = 5000;

/**
 * The transport by Node's own sockets, with connections kept alive between requests. Bodies are read into a reused
 * buffer, without a copy and without a parser in between. A kept connection that fails or stays silent is dropped, and the request repeated once on
 * a fresh one: the server may have closed it at any moment, or the network be another by now.
 * @param readBytes asked before every read of a body: how much may come at once
 * @param findRoutes asked before every new connection; the next route is tried when a proxy cannot be reached
 * @param keptPatienceMs how long a kept connection may stay silent before its answer, in milliseconds
 */
export function createSocketClient(
  readBytes: () => number = () => largestReadBytes,
  findRoutes: FindRoutes = alwaysDirect,
  keptPatienceMs = usualKeptPatienceMs,
): HttpClient {
  const idle = new Map<string, Wire[]>();

  const keep = (wire: Wire): void => {
    const wires = idle.get(wire.origin) ?? [];
    idle.set(wire.origin, wires);
    const forget = (): void => {
      const at = wires.indexOf(wire);
      if (at >= 0) wires.splice(at, 1);
      wire.destroy();
    };
    // Any byte on an idle connection makes it unusable.
    wire.listen({ data: forget, gone: forget });
    wire.setBusy(false);
    wires.push(wire);
  };

  const exchange = async (
    request: HttpRequest,
    wire: Wire,
    firstByteMs: number | null,
  ): Promise<HttpResponse> => {
    wire.setBusy(true);
    const { head, early } = await readHead(request, wire, firstByteMs);
    if ('wrong' in head) {
      wire.destroy();
      throw new NogginError('server', `The answer cannot be read as HTTP: ${head.wrong}`);
    }
    const framing = framingOf(head);
    const { status, headers } = head;
    const answer = { status, headers, url: request.url, way: wire.way };
    if (framing.kind === 'encoded') {
      wire.destroy();
      const message = `The server encoded its answer on the way as ${framing.coding} although it was not asked to`;
      throw new NogginError('encoded-response', message);
    }
    const mayKeep = staysOpen(head) && framing.kind !== 'until-close';
    const body: Body = { framing, early, signal: request.signal, drop: wire.destroy };
    let isOver = false;
    return {
      ...answer,
      readInPlace: async (onChunk) => {
        if (isOver) throw connectionLost();
        const isFree = await readBody(wire, body, onChunk);
        isOver = true;
        if (mayKeep && isFree) keep(wire);
        else wire.destroy();
      },
      // The connection may serve another request once the response is complete.
      destroy: () => {
        if (isOver) return;
        isOver = true;
        body.drop();
      },
    };
  };

  /** Throw the last route's error: direct comes last, after a failed proxy. */
  const open = async ({ url, signal }: HttpRequest): Promise<Wire> => {
    const routes = await findRoutes(url);
    for (const route of routes.slice(0, -1)) {
      try {
        return await dial(url, route, signal, readBytes);
      } catch (error) {
        // Another route cannot fix an error of the host itself.
        if (signal.aborted || isCertificateError(error)) throw error;
      }
    }
    return dial(url, routes.at(-1) ?? directRoute, signal, readBytes);
  };

  return {
    get: async (request) => {
      const kept = idle.get(request.url.origin)?.pop();
      if (kept !== undefined) {
        try {
          return await exchange(request, kept, keptPatienceMs);
        } catch (error) {
          if (request.signal.aborted) throw error;
        }
      }
      return exchange(request, await open(request), null);
    },
    close: () => {
      for (const wires of idle.values()) for (const wire of [...wires]) wire.destroy();
      idle.clear();
    },
  };
}
