import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { setTimeout as delay, setImmediate as turn } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { pieceBytes } from '../pieces.ts';
import type { Faults } from './faults.ts';
import type { Turnstile } from './gate.ts';
import { type Content, EXTRA_BYTE } from './source.ts';
import type { Throttle } from './throttle.ts';

/** The parts of a body, and the limits it passes. */
export interface Body {
  readonly content: Content;
  readonly start: number;
  readonly length: number;
  readonly faults: Faults;
  readonly throttles: readonly Throttle[];
  /** This much at the beginning is sent in small pieces, each read by itself, as over a real network. */
  readonly inPiecesBytes: number;
  readonly turnstile: Turnstile;
  /** Aborts when the connection is closed. */
  readonly signal: AbortSignal;
  /** Is told of bytes handed to the socket, and later of the same bytes taken by the operating system. */
  readonly sent: (bytes: number) => void;
  readonly flushed: (bytes: number) => void;
}

const CHUNK_BYTES = 1024 * 1024;

/**
 * Sends a body after its head. Resolves to its outcome: everything sent, a fault that cuts (the socket is closed or
 * reset by then), or a disconnect of the client. A silent answer stays until the client disconnects.
 */
export async function sendBody(
  response: ServerResponse,
  body: Body,
): Promise<'complete' | 'cut' | 'aborted'> {
  const { faults, signal, turnstile } = body;
  const cut = nextCut(faults);
  // Node detaches the socket from a finished answer.
  const { socket } = response;
  let sentBytes = 0;
  response.flushHeaders();
  if (cut.afterBytes === 0) return perform(cut.action, socket, signal);

  for await (const chunk of chunksOf(body)) {
    let offset = 0;
    while (offset < chunk.length) {
      const isBegun = sentBytes >= body.inPiecesBytes;
      const wanted = Math.min(chunk.length - offset, cut.afterBytes - sentBytes, sliceBytes(body, isBegun));
      for (const throttle of body.throttles) await throttle.pay(wanted, signal);
      const allowed = await turnstile.enter(wanted, signal);
      if (allowed === 0) return 'aborted';
      body.sent(allowed);
      const isFlushed = await write(response, chunk.subarray(offset, offset + allowed), signal);
      if (isFlushed) body.flushed(allowed);
      turnstile.done();
      if (!isFlushed) return 'aborted';
      offset += allowed;
      sentBytes += allowed;
      if (sentBytes >= cut.afterBytes) return perform(cut.action, socket, signal);
      if (!isBegun) await turn();
      if (faults.dripFeed) await pause(faults.dripFeed.everyMs, signal);
    }
  }
  if (signal.aborted) return 'aborted';
  if (faults.holdOpen) {
    await untilAborted(signal);
    return 'complete';
  }
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
    response.end(resolve);
  });
  if (!response.writableFinished) return 'aborted';
  if (faults.sendMore === undefined) return 'complete';
  socket?.destroySoon();
  return 'cut';
}

type Action = 'close' | 'reset' | 'silence';

function nextCut(faults: Faults): { afterBytes: number; action: Action } {
  const never = Number.POSITIVE_INFINITY;
  const cuts: { afterBytes: number; action: Action }[] = [
    { afterBytes: faults.closeAfterBytes ?? never, action: 'close' },
    { afterBytes: faults.resetAfterBytes ?? never, action: 'reset' },
    { afterBytes: faults.silentAfterBytes ?? never, action: 'silence' },
  ];
  return cuts.reduce((first, other) => (other.afterBytes < first.afterBytes ? other : first));
}

async function perform(
  action: Action,
  socket: Socket | null,
  signal: AbortSignal,
): Promise<'cut' | 'aborted'> {
  if (action === 'silence') {
    await untilAborted(signal);
    return 'aborted';
  }
  if (action === 'reset') socket?.resetAndDestroy();
  else socket?.destroySoon();
  return 'cut';
}

/** Resolves when the signal aborts. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function sliceBytes({ throttles, faults }: Body, isBegun: boolean): number {
  const dripBytes = faults.dripFeed?.bytes ?? Number.POSITIVE_INFINITY;
  const most = Math.min(dripBytes, isBegun ? Number.POSITIVE_INFINITY : pieceBytes);
  return throttles.reduce((least, throttle) => Math.min(least, throttle.sliceBytes()), most);
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // The next write notices the abort.
  await delay(ms, undefined, { signal }).catch(() => {});
}

function write(response: ServerResponse, chunk: Uint8Array, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const gone = () => resolve(false);
    signal.addEventListener('abort', gone, { once: true });
    response.write(chunk, (error) => {
      signal.removeEventListener('abort', gone);
      resolve(error === null || error === undefined);
    });
  });
}

function chunksOf(body: Body): AsyncIterable<Uint8Array> {
  const plain = plainChunks(body);
  if (body.faults.gzip === undefined) return plain;
  // Errors of the compressor surface where it is read.
  return pipeline(Readable.from(copies(plain)), createGzip(), () => {});
}

// The compressor queues its input, while the plain chunks are in reused buffers.
async function* copies(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

// While one chunk is sent the next is read: two buffers alternate.
async function* plainChunks({ content, start, length, faults }: Body): AsyncGenerator<Uint8Array> {
  const end = start + length;
  const size = Math.min(CHUNK_BYTES, length);
  const buffers = [Buffer.allocUnsafeSlow(size), Buffer.allocUnsafeSlow(size)] as const;
  const read = (at: number, turn: number) => {
    const reading = content.read(at, buffers[turn % 2 === 0 ? 0 : 1].subarray(0, end - at));
    // A read ahead is abandoned when the client has disconnected.
    reading.catch(() => {});
    return reading;
  };
  let next = length > 0 ? read(start, 0) : undefined;
  for (let at = start, turn = 1; next !== undefined; turn++) {
    const chunk = await next;
    if (chunk.length === 0) throw new Error('The source became shorter while it was served');
    at += chunk.length;
    next = at < end ? read(at, turn) : undefined;
    yield chunk;
  }
  if (faults.sendMore !== undefined) yield Buffer.alloc(faults.sendMore, EXTRA_BYTE);
}
