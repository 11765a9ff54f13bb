import type { ServerResponse } from 'node:http';
import { type Answer, answerTo } from './answer.ts';
import { sendBody, untilAborted } from './body.ts';
import type { Faults } from './faults.ts';
import type { Turnstile } from './gate.ts';
import type { Log, RequestRecord } from './log.ts';
import { hopPath, loopPath, pathOf, type Route } from './routes.ts';
import type { Shelf, Version } from './shelf.ts';
import type { Signatures } from './signatures.ts';
import { corrupted, resized } from './source.ts';
import type { Throttle } from './throttle.ts';

/** What the handler needs from the host. */
export interface Kitchen {
  readonly shelf: Shelf;
  readonly log: Log;
  readonly turnstile: Turnstile;
  readonly signatures: Signatures;
  /** Answers with a corrupted byte so far, by their switch. */
  readonly corruptions: WeakMap<object, number>;
  /** Bytes of every body that are sent in small pieces. */
  readonly inPiecesBytes: number;
  cdnOrigin(): string;
  /** The limits of a connection. */
  throttlesFor(record: RequestRecord, faults: Faults): readonly Throttle[];
}

/** One request with its faults. */
export interface Order {
  readonly record: RequestRecord;
  readonly route: Route;
  readonly faults: Faults;
  readonly response: ServerResponse;
  /** Aborts when the connection is closed. */
  readonly signal: AbortSignal;
}

/** Answers one request, in the order of precedence given by `Faults`. */
export async function serve(order: Order, kitchen: Kitchen): Promise<void> {
  const { record, route, faults, response, signal } = order;
  if (faults.silentBeforeHeaders) return untilAborted(signal);
  if (faults.resetBeforeHeaders) {
    record.outcome = 'cut';
    response.socket?.resetAndDestroy();
    return;
  }
  if (faults.portal) return reply(order, ...portalReply(faults.portal));
  if (faults.status !== undefined) return reply(order, ...statusReply(faults.status));
  if (record.method === 'HEAD' && faults.refuseHead) return reply(order, 405, { Allow: 'GET' });
  if (record.method !== 'GET' && record.method !== 'HEAD') return reply(order, 405, { Allow: 'GET, HEAD' });

  const denied = record.origin === 'main' ? deniedByGate(record, faults) : null;
  if (denied !== null) return reply(order, denied, { 'WWW-Authenticate': 'Bearer' });
  if (faults.cookieGate && record.headers.cookie !== gateCookie) {
    return reply(order, 302, { Location: record.path, 'Set-Cookie': `${gateCookie}; Path=/; HttpOnly` });
  }
  const location = record.origin === 'main' ? locationFor(route, faults, kitchen) : null;
  if (location !== null) return reply(order, 302, { Location: location });
  if (record.origin === 'cdn' && !isAdmitted(route, faults, kitchen)) {
    return reply(
      order,
      403,
      { 'Content-Type': 'application/xml' },
      '<Error><Code>AccessDenied</Code></Error>',
    );
  }
  const version = kitchen.shelf.find(route.name);
  if (version === undefined) return reply(order, 404, {});
  await serveFile(order, version, kitchen);
}

const gateCookie = 'passed=yes';

type Reply = readonly [status: number, headers: Record<string, string>, text?: string];

function reply({ record, response }: Order, ...[status, headers, text]: Reply): Promise<void> {
  const body = text ?? `${status}\n`;
  record.status = status;
  response.writeHead(status, {
    'Content-Type': 'text/plain',
    'Content-Length': String(Buffer.byteLength(body)),
    ...headers,
  });
  return new Promise((resolve) => {
    response.once('close', resolve);
    response.end(record.method === 'HEAD' ? undefined : body, () => {
      record.outcome = 'complete';
      resolve();
    });
  });
}

const PORTAL_PAGE =
  '<!DOCTYPE html><html><title>Welcome</title><p>Please sign in to this network.</p></html>\n';

function portalReply(portal: NonNullable<Faults['portal']>): Reply {
  if (portal.redirectTo !== undefined) return [302, { Location: portal.redirectTo }];
  return [
    200,
    { 'Content-Type': portal.contentType ?? 'text/html; charset=utf-8' },
    portal.body ?? PORTAL_PAGE,
  ];
}

function statusReply(status: NonNullable<Faults['status']>): Reply {
  const { code, retryAfter } = typeof status === 'number' ? { code: status } : status;
  if (retryAfter === undefined) return [code, {}];
  const value = retryAfter instanceof Date ? retryAfter.toUTCString() : String(retryAfter);
  return [code, { 'Retry-After': value }];
}

function deniedByGate({ headers }: RequestRecord, { gated }: Faults): 401 | 403 | null {
  if (gated === undefined || headers.authorization === `Bearer ${gated.token}`) return null;
  return headers.authorization === undefined ? 401 : 403;
}

function locationFor(route: Route, { redirect, signedCdn }: Faults, kitchen: Kitchen): string | null {
  if (route.loop !== null) return loopPath(route.name, 1 - route.loop);
  if (route.hopsLeft !== null && route.hopsLeft > 0) return hopPath(route.name, route.hopsLeft - 1);
  if (route.hopsLeft === null && redirect !== undefined) {
    if ('to' in redirect) return redirect.to;
    if ('loop' in redirect) return loopPath(route.name, 0);
    if (redirect.hops > 0) return hopPath(route.name, redirect.hops - 1);
  }
  if (signedCdn === undefined) return null;
  return `${kitchen.cdnOrigin()}${pathOf(route.name)}?signature=${kitchen.signatures.sign(signedCdn)}`;
}

function isAdmitted({ signature }: Route, { signedCdn }: Faults, { signatures }: Kitchen): boolean {
  return signature === null ? signedCdn === undefined : signatures.admit(signature);
}

async function serveFile(order: Order, version: Version, kitchen: Kitchen): Promise<void> {
  const { record, faults, response, signal } = order;
  const content = resized(version.content, faults);
  const question = { range: record.range, ifRange: header(record, 'if-range') };
  const answer = answerTo(question, content.bytes, version.validators, faults);
  record.status = answer.status;
  if (faults.noContentLength === 'until-close') response.useChunkedEncodingByDefault = false;
  response.writeHead(answer.status, answer.headers);
  kitchen.log.changed();
  if (record.method === 'HEAD' || answer.status === 416) {
    response.end();
    record.outcome = 'complete';
    return;
  }
  const isCorrupt = countsAsCorrupt(answer, faults, kitchen);
  const outcome = await sendBody(response, {
    content: isCorrupt ? corrupted(content, faults.corruptByte?.at ?? 0) : content,
    start: answer.start,
    length: answer.length,
    faults,
    throttles: kitchen.throttlesFor(record, faults),
    inPiecesBytes: kitchen.inPiecesBytes,
    turnstile: kitchen.turnstile,
    signal,
    sent(bytes) {
      const { bytesByFile } = kitchen.log;
      record.bytesSent += bytes;
      bytesByFile.set(order.route.name, (bytesByFile.get(order.route.name) ?? 0) + bytes);
    },
    flushed(bytes) {
      record.bytesFlushed += bytes;
      kitchen.log.changed();
    },
  });
  // A connection dropped on purpose is marked already.
  if (record.outcome === 'open') record.outcome = outcome;
}

function header(record: RequestRecord, name: string): string | undefined {
  const value = record.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function countsAsCorrupt(answer: Answer, { corruptByte }: Faults, { corruptions }: Kitchen): boolean {
  if (corruptByte === undefined) return false;
  if (corruptByte.at < answer.start || corruptByte.at >= answer.start + answer.length) return false;
  const before = corruptions.get(corruptByte) ?? 0;
  corruptions.set(corruptByte, before + 1);
  return before < (corruptByte.answers ?? Number.POSITIVE_INFINITY);
}
