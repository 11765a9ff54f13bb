import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Faults, Source } from './faults.ts';
import { createTurnstile, type Gate } from './gate.ts';
import { createLimits, type Limits } from './limits.ts';
import { openListener, type TlsIdentity } from './listener.ts';
import { createLog, type OriginName, type RequestRecord } from './log.ts';
import { parsePath, pathOf } from './routes.ts';
import { createSelection, type Selection } from './selection.ts';
import { type Kitchen, serve } from './serve.ts';
import { openShelf } from './shelf.ts';
import { createSignatures } from './signatures.ts';

export type { Faults, Source } from './faults.ts';
export type { Gate } from './gate.ts';
export type { Limits } from './limits.ts';
export type { OriginName, RequestRecord } from './log.ts';

/** Options of a host. */
export interface ModelHostOptions {
  /** Files by name; a name may contain slashes and becomes the path. */
  readonly files: Readonly<Record<string, Source>>;
  readonly faults?: Faults;
  readonly limits?: Limits;
  /** Bytes at the beginning of every body that are sent in small pieces; default 512 KiB. */
  readonly inPiecesBytes?: number;
  /** Serves https on both origins. */
  readonly tls?: TlsIdentity;
}

/** A running model host. */
export interface ModelHost extends Pick<Selection, 'set' | 'next' | 'onRequest'> {
  /** Scheme, address and port of the main origin, without a slash at the end. */
  readonly origin: string;
  /** The second origin: the same files, as targets of signed redirects. */
  readonly cdnOrigin: string;
  /** Every request so far, in order of arrival; the records are live. */
  readonly requests: readonly Readonly<RequestRecord>[];
  /** Body bytes of files handed to sockets so far, as encoded; error pages are left out. */
  readonly bytesServed: number;
  /** Connections accepted so far, open now, and the most that were open at once; both origins. */
  readonly connections: { readonly accepted: number; readonly open: number; readonly peak: number };
  /** The address of a file on the main origin. */
  url(name: string): string;
  bytesServedOf(name: string): number;
  /** The Authorization headers sent to an origin, one for each request that had one. */
  authorizations(origin: OriginName): string[];
  /** Resolves when the condition holds; checked now and after every request, chunk, and end of an answer. */
  until(condition: (host: ModelHost) => boolean): Promise<void>;
  /** Sets both limits; an omitted one is unlimited. Applies at once, also to answers in progress. */
  limit(limits: Limits): void;
  /** Stops all bodies when `bytesServed` reaches `atBytes`, counted from the start of the host. */
  gateAt(atBytes: number): Gate;
  /** Stops all bodies now. */
  hold(): Gate;
  /**
   * Replaces or adds a file, with a new ETag and Last-Modified unless kept. Answers in progress continue with the old
   * content.
   */
  changeFile(name: string, source: Source, options?: { readonly keepValidators?: boolean }): Promise<void>;
  /** Revokes all signatures of the CDN given out so far (A17). */
  expireSignatures(): void;
  /** Closes every connection now, by a reset or cleanly. */
  dropConnections(how?: 'reset' | 'close'): void;
  /** Refuses connections and cuts the present ones, as a lost network does; `goOnline` returns to the same ports. */
  goOffline(): Promise<void>;
  goOnline(): Promise<void>;
  /** Destroys all connections; resolves when every socket and file is closed. Idempotent. */
  close(): Promise<void>;
}

/** Starts a model host on two free ports of the loopback interface. */
export async function startModelHost(options: ModelHostOptions): Promise<ModelHost> {
  const shelf = await openShelf(options.files);
  const log = createLog();
  const turnstile = createTurnstile();
  const signatures = createSignatures();
  const selection = createSelection(options.faults ?? {});
  const limits = createLimits(options.limits ?? {});
  const connectionNumbers = new WeakMap<Socket, number>();
  const changed = new WeakSet<object>();
  const answering = new Set<Promise<void>>();
  const count = { accepted: 0, peak: 0 };

  const kitchen: Kitchen = {
    shelf,
    log,
    turnstile,
    signatures,
    corruptions: new WeakMap(),
    inPiecesBytes: options.inPiecesBytes ?? 512 * 1024,
    cdnOrigin: () => cdn.origin,
    throttlesFor: limits.throttlesFor,
  };
  const answer = async (origin: OriginName, request: IncomingMessage, response: ServerResponse) => {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const route = parsePath(request.url ?? '/');
    const record = recordOf(
      request,
      origin,
      connectionNumbers.get(request.socket) ?? 0,
      log.requests.length + 1,
    );
    if (shelf.find(route.name) !== undefined) record.name = route.name;
    log.requests.push(record);
    log.changed();
    const faults = await selection.faultsFor(record);
    const change = faults.changeFile;
    const isDue = change !== undefined && (log.bytesByFile.get(route.name) ?? 0) >= change.afterBytes;
    if (isDue && !changed.has(change)) {
      changed.add(change);
      await shelf.put(route.name, change.to);
    }
    await serve({ record, route, faults, response, signal: gone.signal }, kitchen);
    if (record.outcome === 'open') record.outcome = 'aborted';
    log.changed();
  };
  const handler = (origin: OriginName) => (request: IncomingMessage, response: ServerResponse) => {
    // An error of our own (an unreadable file) must never look like a clean answer.
    const done = answer(origin, request, response).catch((error: unknown) => {
      response.destroy(error as Error);
    });
    answering.add(done);
    void done.then(() => answering.delete(done));
  };
  const accepted = (socket: Socket) => {
    count.accepted += 1;
    connectionNumbers.set(socket, count.accepted);
    count.peak = Math.max(count.peak, openSockets().length);
    socket.once('close', log.changed);
  };
  const main = await openListener(handler('main'), accepted, options.tls);
  const cdn = await openListener(handler('cdn'), accepted, options.tls);
  const openSockets = () => [...main.sockets, ...cdn.sockets];
  const pause = async () => {
    await Promise.all([main.pause(), cdn.pause()]);
    await Promise.all(answering);
  };
  let closing: Promise<void> | undefined;

  const host: ModelHost = {
    origin: main.origin,
    cdnOrigin: cdn.origin,
    requests: log.requests,
    get bytesServed() {
      return turnstile.passed();
    },
    get connections() {
      return { ...count, open: openSockets().length };
    },
    set: selection.set,
    next: selection.next,
    onRequest: selection.onRequest,
    url: (name) => `${main.origin}${pathOf(name)}`,
    bytesServedOf: (name) => log.bytesByFile.get(name) ?? 0,
    authorizations: (origin) =>
      log.requests.flatMap((request) =>
        request.origin === origin && request.headers.authorization ? [request.headers.authorization] : [],
      ),
    until: (condition) => log.until(() => condition(host)),
    limit: limits.set,
    gateAt: turnstile.gateAt,
    hold: () => turnstile.gateAt(turnstile.passed()),
    changeFile: shelf.put,
    expireSignatures: signatures.expireAll,
    dropConnections(how = 'reset') {
      for (const request of log.requests) if (request.outcome === 'open') request.outcome = 'cut';
      for (const socket of openSockets()) how === 'reset' ? socket.resetAndDestroy() : socket.destroySoon();
    },
    goOffline: pause,
    goOnline: async () => {
      await Promise.all([main.resume(), cdn.resume()]);
    },
    close() {
      closing ??= pause().then(shelf.close);
      return closing;
    },
  };
  return host;
}

function recordOf(
  request: IncomingMessage,
  origin: OriginName,
  connection: number,
  id: number,
): RequestRecord {
  return {
    id,
    origin,
    connection,
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    name: null,
    headers: request.headers,
    range: request.headers.range,
    status: 0,
    bytesSent: 0,
    bytesFlushed: 0,
    outcome: 'open',
  };
}
