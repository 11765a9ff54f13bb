import { randomUUID } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Desk } from '../desk.ts';
import { type Refused, statusOf, toRefused } from '../refused.ts';
import type { Call, Reply } from './call.ts';
import { admit, expectKey } from './guard.ts';
import { listen, taken } from './port.ts';
import { type BodyReader, createBodyReader } from './read-body.ts';
import { createReply } from './reply.ts';
import { routeOf, speechOf, worded } from './routes.ts';

/** How programs are answered. */
export interface ServerOptions {
  readonly desk: Desk;
  /** 0: any that is free. */
  readonly port: number;
  /** SHA-256 of the key. */
  readonly keyDigest: Buffer;
  /** Whether programs made for Ollama are answered, which send no key. */
  readonly speaksOllama: boolean;
  readonly limits?: Partial<Limits>;
}

/** Bounds of one server. Times in milliseconds. */
export interface Limits {
  /** Open connections; more are closed at once. */
  readonly connections: number;
  /** Until the head of a request has come. */
  readonly headMs: number;
  /** Until all of a request has come. */
  readonly requestMs: number;
  /** Until a program has taken what was written to it. */
  readonly drainMs: number;
}

export interface ProgramsServer {
  readonly port: number;
  /** Whom it answers from now on. */
  change(options: Pick<ServerOptions, 'keyDigest' | 'speaksOllama'>): void;
  /** Closes every connection; what is being answered is stopped. */
  close(): Promise<void>;
}

const usualLimits: Limits = { connections: 256, headMs: 10_000, requestMs: 30_000, drainMs: 30_000 };
const longestHead = 16 * 1024;
const mostHeaders = 100;
const idleMs = 5000;
const lookMs = 1000;
/**
 * Answers programs on this computer at 127.0.0.1 and ::1, and nowhere else.
 * @throws NogginError `port-taken` with `port`
 */
export async function startServer(options: ServerOptions): Promise<ProgramsServer> {
  const limits = { ...usualLimits, ...options.limits };
  let { keyDigest, speaksOllama } = options;
  const bodies = createBodyReader();
  const sockets = new Set<Socket>();
  let port = options.port;
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const settings = { desk: options.desk, bodies, port, keyDigest, speaksOllama, limits };
    answer(request, response, settings).catch(() => response.destroy());
  };
  const create = (): http.Server => {
    const server = http.createServer(
      {
        ...{ maxHeaderSize: longestHead, headersTimeout: limits.headMs, requestTimeout: limits.requestMs },
        ...{ keepAliveTimeout: idleMs, connectionsCheckingInterval: Math.min(lookMs, limits.headMs) },
        // A head that two readers could take for two things is none.
        ...{ insecureHTTPParser: false, requireHostHeader: false, joinDuplicateHeaders: false },
      },
      handle,
    );
    server.maxHeadersCount = mostHeaders;
    server.maxRequestsPerSocket = 10_000;
    server.on('checkContinue', handle);
    server.on('checkExpectation', handle);
    server.on('connect', (_, socket) => socket.destroy());
    server.on('upgrade', (_, socket) => socket.destroy());
    server.on('clientError', (_, socket) => socket.destroy());
    server.on('connection', (socket) => {
      // Both addresses count together.
      if (sockets.size >= limits.connections) return void socket.destroy();
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    return server;
  };
  const servers: http.Server[] = [];
  const closeAll = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  };
  for (const address of ['127.0.0.1', '::1']) {
    const server = create();
    const bound = await listen(server, address, port).catch(async (error: NodeJS.ErrnoException) => {
      // A computer without the newer protocol.
      if (address === '::1' && error.code !== 'EADDRINUSE') return null;
      await closeAll();
      throw taken(error, port);
    });
    if (bound === null) continue;
    servers.push(server);
    port = bound;
  }
  return {
    port,
    change: (next) => {
      ({ keyDigest, speaksOllama } = next);
    },
    close: closeAll,
  };
}

interface Settings extends Pick<ServerOptions, 'desk' | 'keyDigest' | 'speaksOllama'> {
  readonly bodies: BodyReader;
  readonly port: number;
  readonly limits: Limits;
}

async function answer(request: IncomingMessage, response: ServerResponse, settings: Settings): Promise<void> {
  const { desk, bodies, port, keyDigest, speaksOllama, limits } = settings;
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  request.on('error', () => {});
  response.on('error', () => {});
  const reply = createReply(response, request.method === 'HEAD', limits.drainMs);
  const target = request.url ?? '';
  const facts = { method: request.method ?? '', target, rawHeaders: request.rawHeaders };
  try {
    const admitted = admit(facts, port);
    const route = routeOf(admitted, speaksOllama);
    if (route.needsKey) expectKey(request.rawHeaders, keyDigest);
    if (request.headers.expect !== undefined) response.writeContinue();
    const body = admitted.method === 'POST' ? await bodies.read(request, response) : undefined;
    desk.asked(admitted.agent);
    const call: Call = { desk, body, reply, signal: gone.signal, now: Date.now, newId: randomUUID };
    await route.run(call);
  } catch (error) {
    refuse(request, response, reply, toRefused(error));
  }
}

function refuse(request: IncomingMessage, response: ServerResponse, reply: Reply, refused: Refused): void {
  if (reply.hasBegun || response.headersSent) return void response.destroy();
  // What was not read of it would be taken for the next request.
  if (!request.complete) response.setHeader('Connection', 'close');
  reply.json(statusOf(refused.code), worded(refused, speechOf((request.url ?? '').split('?')[0] ?? '')));
}
