import { net, type Session } from 'electron';
import { NogginError } from '../../errors.ts';
import {
  enough,
  type Headers,
  type HttpRequest,
  type HttpResponse,
  type OnChunk,
} from '../../http/client.ts';
import { joinedField } from '../../http/joined-field.ts';
import { connectionLost } from '../../http/network-errors.ts';
import { parseRoutes } from '../../http/routes.ts';
import { spoil } from '../../http/spoil.ts';
import type { SystemNetwork } from '../../http/system/port.ts';

/**
 * Chromium's network: the system's proxy settings, its certificates, and proxies that sign in by themselves.
 * @param open makes the session; called once, when something is asked for first
 */
export function createSystemNetwork(open: () => Promise<Session>): SystemNetwork {
  let opened: Promise<Session> | null = null;
  const session = (): Promise<Session> => {
    opened ??= open();
    return opened;
  };
  return {
    findRoutes: async (url) => parseRoutes(await (await session()).resolveProxy(url.href)),
    client: { get: async (request) => get(await session(), request), close: () => {} },
  };
}

/** Requests at captive portals under way: their cookies stay in the session until the last one has read its own. */
let atGates = 0;

/**
 * One response. A redirect to its own address is requested again with the session's cookies: the only way Electron
 * exposes what a portal sets. Other redirects are the caller's.
 */
async function get(session: Session, request: HttpRequest): Promise<HttpResponse> {
  const response = await ask(session, request, 'omit');
  if (!leadsBack(request, response)) return response;
  response.destroy();
  atGates += 1;
  try {
    const again = await ask(session, request, 'include');
    if (!leadsBack(request, again)) return again;
    const cookies = await session.cookies.get({ url: request.url.href });
    const set = joinedField(
      'set-cookie',
      cookies.map(({ name, value }) => `${name}=${value}`),
    );
    return { ...again, headers: { ...again.headers, 'set-cookie': set } };
  } finally {
    atGates -= 1;
    if (atGates === 0) await session.clearStorageData({ storages: ['cookies'] });
  }
}

function leadsBack({ url, headers }: HttpRequest, { status, headers: { location } }: HttpResponse): boolean {
  if (status < 300 || status > 399 || location === undefined || 'cookie' in headers) return false;
  return URL.canParse(location, url) && new URL(location, url).href === url.href;
}

/** The transport by Electron's `net` (https://www.electronjs.org/docs/latest/api/client-request). */
function ask(session: Session, request: HttpRequest, credentials: 'omit' | 'include'): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const { url, headers, signal } = request;
    const outgoing = net.request({
      ...{ url: url.href, session, redirect: 'manual', credentials, cache: 'no-store' },
    });
    const abort = (): void => outgoing.abort();
    const answer = (status: number, head: Headers, body: Electron.IncomingMessage | null): void => {
      resolve({
        ...{ status, headers: head, url, way: { transport: 'system', proxy: null } },
        readInPlace: (onChunk) => readBody(body, signal, onChunk, abort),
        destroy: () => {
          signal.removeEventListener('abort', abort);
          outgoing.abort();
        },
      });
    };
    for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
    outgoing.on('error', (error) => reject(typed(error)));
    outgoing.on('abort', () => reject(new DOMException('The request was aborted', 'AbortError')));
    // Cancel without credentials: never ask for a password behind the person's back.
    outgoing.on('login', (_info, give) => give());
    outgoing.on('redirect', (status, _method, location, fields) =>
      answer(status, { ...plain(fields), location }, null),
    );
    outgoing.on('response', (incoming) => answer(incoming.statusCode, plain(incoming.headers), incoming));
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    outgoing.end();
  });
}

function readBody(
  body: Electron.IncomingMessage | null,
  signal: AbortSignal,
  onChunk: OnChunk,
  drop: () => void,
): Promise<void> {
  if (body === null) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => reject(error);
    signal.addEventListener('abort', () => fail(new DOMException('The request was aborted', 'AbortError')), {
      once: true,
    });
    body.on('end', () => resolve());
    body.on('error', (error: Error) => fail(typed(error)));
    body.on('aborted', () => fail(connectionLost()));
    // Typed by Electron as an emitter only; it is a Readable (https://www.electronjs.org/docs/latest/api/incoming-message).
    const stream = body as unknown as NodeJS.ReadableStream;
    body.on('data', (chunk: Buffer) => {
      try {
        const held = onChunk(chunk);
        spoil(chunk);
        if (held === undefined) return;
        if (held === enough) {
          resolve();
          drop();
          return;
        }
        stream.pause();
        held.then(() => void stream.resume(), fail);
      } catch (error) {
        fail(error);
      }
    });
  });
}

/** Electron joins or lists repeated fields. */
function plain(fields: Readonly<Record<string, string | string[]>>): Headers {
  const entries = Object.entries(fields);
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const lower = name.toLowerCase();
      return [lower, joinedField(lower, Array.isArray(value) ? value : [value])];
    }),
  );
}

/** Chromium names its errors in the message: "net::ERR_CERT_DATE_INVALID". */
function typed(error: Error): NogginError {
  const systemCode = /net::(ERR_[A-Z0-9_]+)/.exec(error.message)?.[1] ?? 'ERR_FAILED';
  const isCertificate = /^ERR_(CERT|SSL)_/.test(systemCode);
  const isProxy = /PROXY|TUNNEL/.test(systemCode);
  const code = isCertificate ? 'tls' : isProxy ? 'proxy-refused' : 'network';
  return new NogginError(code, error.message, { details: { systemCode }, cause: error });
}
