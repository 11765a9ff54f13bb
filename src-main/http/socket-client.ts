import { NogginError } from '../errors.ts';
import { enough, type HttpClient, type HttpRequest, type HttpResponse, type OnChunk } from './client.ts';
import { isCertificateError } from './network-errors.ts';
import { parseResponse } from './parsed-response.ts';
import {
  maxHeadBytes,
  parseResponseHead,
  plainBodyLength,
  type ResponseHead,
  staysOpen,
} from './response-head.ts';
import { alwaysDirect, directRoute, type FindRoutes } from './routes.ts';
import { dial, largestReadBytes, type Wire } from './wire.ts';

const headEnd = '\r\n\r\n';

/**
 * The transport by Node's own sockets, with connections kept alive between requests. Bodies of a known length, which
 * is what files are, are read into a reused buffer without a copy and without a parser in between; everything else
 * goes through Node's parser.
 * @param readBytes asked before every read of a body: how much may come at once
 * @param findRoutes asked before every new connection; the next route is tried when a proxy cannot be reached
 */
export function createSocketClient(
  readBytes: () => number = () => largestReadBytes,
  findRoutes: FindRoutes = alwaysDirect,
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
    // Nothing may come on an idle connection; what does makes it worthless.
    wire.listen({ data: forget, gone: forget });
    wire.setBusy(false);
    wires.push(wire);
  };

  const exchange = async (request: HttpRequest, wire: Wire): Promise<HttpResponse> => {
    wire.setBusy(true);
    const { head, text, early } = await readHead(request, wire);
    if (head === null) {
      wire.destroy();
      throw new NogginError('server', 'The server answered with something that is not HTTP');
    }
    const length = plainBodyLength(head);
    if (length === null) {
      return parseResponse(request, wire, [Buffer.from(text + headEnd, 'latin1'), ...early.chunks]);
    }
    const mayKeep = staysOpen(head, text);
    let isOver = false;
    return {
      status: head.status,
      headers: head.headers,
      url: request.url,
      way: wire.way,
      readInPlace: async (onChunk) => {
        const isWhole = await readBody(request.signal, wire, { length, early, onChunk });
        isOver = true;
        if (mayKeep && isWhole) keep(wire);
        else wire.destroy();
      },
      // When the answer is over, its connection may already be at another's service.
      destroy: () => {
        if (!isOver) wire.destroy();
      },
    };
  };

  /** The last route's error is the one that tells most: where a proxy is given up, straight comes last. */
  const open = async ({ url, signal }: HttpRequest): Promise<Wire> => {
    const routes = await findRoutes(url);
    for (const route of routes.slice(0, -1)) {
      try {
        return await dial(url, route, signal, readBytes);
      } catch (error) {
        // What the host itself is wrong about, another way to it does not mend.
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
          return await exchange(request, kept);
        } catch (error) {
          // The server may close an idle connection at any moment; a fresh one tells the truth.
          if (request.signal.aborted) throw error;
        }
      }
      return exchange(request, await open(request));
    },
    close: () => {
      for (const wires of idle.values()) for (const wire of [...wires]) wire.destroy();
      idle.clear();
    },
  };
}

/** What came after the head before anybody read the body. */
interface Early {
  readonly chunks: Buffer[];
  lost: Error | null;
}

interface HeadRead {
  readonly head: ResponseHead | null;
  readonly text: string;
  readonly early: Early;
}

/** Sends the request and reads up to the end of the head; interim answers (1xx) are passed over. */
function readHead(request: HttpRequest, wire: Wire): Promise<HeadRead> {
  return new Promise((resolve, reject) => {
    let gathered = Buffer.alloc(0);
    const { signal } = request;
    const abort = (): void => fail(new DOMException('The request was aborted', 'AbortError'));
    const fail = (error: Error): void => {
      signal.removeEventListener('abort', abort);
      wire.destroy();
      reject(error);
    };
    const succeed = (head: ResponseHead | null, text: string, rest: Buffer): void => {
      signal.removeEventListener('abort', abort);
      const early: Early = { chunks: [rest], lost: null };
      wire.listen({
        data: (bytes) => void early.chunks.push(Buffer.from(bytes)),
        gone: (error) => {
          early.lost = error;
        },
      });
      resolve({ head, text, early });
    };
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    wire.listen({
      gone: fail,
      data: (bytes) => {
        gathered = Buffer.concat([gathered, bytes]);
        for (let end = gathered.indexOf(headEnd); end >= 0; end = gathered.indexOf(headEnd)) {
          const text = gathered.toString('latin1', 0, end);
          const rest = gathered.subarray(end + headEnd.length);
          const head = parseResponseHead(text);
          if (head === null || head.status >= 200) {
            succeed(head, text, rest);
            return;
          }
          gathered = rest;
        }
        if (gathered.length > maxHeadBytes) succeed(null, '', gathered);
      },
    });
    wire.send(requestText(request));
  });
}

/**
 * Hands over exactly `length` bytes, or fewer when `onChunk` has enough. Rejects when the connection breaks before, or
 * with what `onChunk` threw.
 * @returns whether nothing is left, so that another answer may follow on this connection
 */
function readBody(
  signal: AbortSignal,
  wire: Wire,
  body: { readonly length: number; readonly early: Early; readonly onChunk: OnChunk },
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let left = body.length;
    let isOver = false;
    const finish = (settle: () => void): void => {
      isOver = true;
      signal.removeEventListener('abort', abort);
      settle();
    };
    const fail = (error: unknown): void => {
      wire.destroy();
      finish(() => reject(error));
    };
    const abort = (): void => fail(new DOMException('The request was aborted', 'AbortError'));
    const take = (bytes: Buffer): void => {
      if (isOver) return;
      // More than was announced: what is too much is dropped with its connection.
      const isTooMuch = bytes.length > left;
      const part = isTooMuch ? bytes.subarray(0, left) : bytes;
      left -= part.length;
      try {
        const held = part.length > 0 ? body.onChunk(part) : undefined;
        if (held === enough || left === 0) {
          finish(() => resolve(left === 0 && !isTooMuch && body.early.lost === null));
          return;
        }
        if (held !== undefined) {
          wire.pause();
          held.then(wire.resume, fail);
        }
      } catch (error) {
        fail(error);
      }
    };
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    for (const bytes of body.early.chunks) take(bytes);
    if (isOver) return;
    if (body.early.lost !== null) {
      fail(body.early.lost);
      return;
    }
    wire.listen({ data: take, gone: fail });
  });
}

/** The request as it goes over the wire. The address is percent-encoded by URL, header values are ours. */
function requestText({ url, headers }: HttpRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => {
    if (/[\r\n\0]/.test(value)) throw new TypeError(`The header ${name} cannot be sent`);
    return `${name}: ${value}`;
  });
  return [`GET ${url.pathname}${url.search} HTTP/1.1`, `host: ${url.host}`, ...lines, '', ''].join('\r\n');
}
