import type { HttpRequest } from './client.ts';
import { createHeadReader } from './head-reader.ts';
import type { NoHead, ResponseHead } from './response-head.ts';
import type { Wire } from './wire.ts';

/** What came after the head before anybody read the body. */
export interface Early {
  readonly chunks: Buffer[];
  /** How the connection ended meanwhile. */
  lost: { readonly error: Error; readonly inOrder: boolean } | null;
}

/** A head as it came over a connection. */
export interface HeadRead {
  readonly head: ResponseHead | NoHead;
  readonly early: Early;
}

/**
 * Sends the request and reads up to the end of the head.
 * @param firstByteMs how long the first byte of an answer may take, in milliseconds; null for ever
 * @throws the socket's error, AbortError, or an error where the first byte did not come
 */
export function readHead(request: HttpRequest, wire: Wire, firstByteMs: number | null): Promise<HeadRead> {
  return new Promise((resolve, reject) => {
    const reader = createHeadReader();
    const { signal } = request;
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    };
    const fail = (error: Error): void => {
      settle();
      wire.destroy();
      reject(error);
    };
    const abort = (): void => fail(new DOMException('The request was aborted', 'AbortError'));
    const silent = (): void => fail(Object.assign(new Error('No answer came'), { code: 'ETIMEDOUT' }));
    const timer = firstByteMs === null ? undefined : setTimeout(silent, firstByteMs);
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    wire.listen({
      gone: fail,
      data: (bytes) => {
        clearTimeout(timer);
        const found = reader.take(bytes);
        if (found === null) return;
        settle();
        const early: Early = { chunks: [found.rest], lost: null };
        wire.listen({
          data: (more) => void early.chunks.push(Buffer.from(more)),
          gone: (error, inOrder) => {
            early.lost = { error, inOrder };
          },
        });
        resolve({ head: found.head, early });
      },
    });
    wire.send(requestText(request));
  });
}

/** The request as it goes over the wire. The address is percent-encoded by URL, header values are ours. */
function requestText({ url, headers }: HttpRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => {
    // Written as single bytes: a letter beyond them could become the end of a line.
    if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) throw new TypeError(`The header ${name} cannot be sent`);
    return `${name}: ${value}`;
  });
  return [`GET ${url.pathname}${url.search} HTTP/1.1`, `host: ${url.host}`, ...lines, '', ''].join('\r\n');
}
