import { request as httpRequest, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { connect } from 'node:net';

/** The raw answer to one request. */
export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Whether the message ended as its framing promised. */
  readonly complete: boolean;
}

/** One plain request, without redirects, decoding, or retries. @throws when the answer has no head */
export function get(url: string, options: RequestOptions = {}): Promise<Received> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { agent: false, ...options }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', () => {});
      response.on('close', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
          complete: response.complete,
        }),
      );
    });
    request.on('error', reject);
    request.end();
  });
}

/** Everything a server sends on one connection after a request text, until it closes, and how it closed. */
export function exchange(origin: string, text: string): Promise<{ bytes: Buffer; error: string | null }> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let code: string | null = null;
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.on('data', (part) => parts.push(part));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      code = error.code ?? error.message;
    });
    socket.on('close', () => resolve({ bytes: Buffer.concat(parts), error: code }));
  });
}
