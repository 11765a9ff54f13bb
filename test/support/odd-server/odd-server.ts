import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** One request to an odd server. */
export interface OddRequest {
  /** The number of earlier requests. */
  readonly index: number;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  /** Requested bytes [first, last], cut to the file; null without a usable Range. */
  readonly range: { readonly first: number; readonly last: number } | null;
}

/** The parts of an answer; the body follows the head unless it is `cut`. */
export interface OddAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** After the body: `hold` leaves the connection open and the answer unfinished, `close` ends it early. */
  readonly after?: 'hold' | 'close';
  /** Without Content-Length. */
  readonly isUntold?: boolean;
}

/** A server with unusual answers. */
export interface OddServer {
  readonly origin: string;
  readonly requests: readonly OddRequest[];
  /** The most requests that were open at once. */
  mostAtOnce(): number;
}

/**
 * Starts a server with these answers; `null` never answers, 'reset' breaks the connection.
 * It is closed with the test.
 */
export async function startOddServer(
  fileBytes: number,
  answer: (request: OddRequest) => OddAnswer | null | 'reset',
): Promise<OddServer> {
  const requests: OddRequest[] = [];
  const sockets = new Set<Socket>();
  let open = 0;
  let most = 0;
  const server = http.createServer((incoming, response) => {
    open += 1;
    most = Math.max(most, open);
    response.once('close', () => {
      open -= 1;
    });
    const request = {
      index: requests.length,
      path: incoming.url ?? '/',
      headers: incoming.headers,
      range: rangeOf(incoming.headers.range, fileBytes),
    };
    requests.push(request);
    const given = answer(request);
    if (given === null) return;
    if (given === 'reset') {
      incoming.socket.resetAndDestroy();
      return;
    }
    const body = given.body ?? new Uint8Array();
    const length = given.isUntold === true ? {} : { 'content-length': String(body.byteLength) };
    response.writeHead(given.status, { ...length, ...given.headers });
    if (given.after === undefined) {
      response.end(body);
      return;
    }
    response.flushHeaders();
    response.write(body, () => {
      if (given.after === 'close') incoming.socket.destroySoon();
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, requests, mostAtOnce: () => most };
}

/** An open or closed range; an inverted or malformed one counts as absent (RFC 9110 section 14.1.1). */
function rangeOf(header: string | undefined, fileBytes: number): OddRequest['range'] {
  const [, first = '', last = ''] = /^bytes=(\d+)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' || Number(first) >= fileBytes) return null;
  const end = last === '' ? fileBytes - 1 : Math.min(Number(last), fileBytes - 1);
  return end < Number(first) ? null : { first: Number(first), last: end };
}
