import type { Socket } from 'node:net';
import { createDelayLine } from './delay-line.ts';
import type { TimedEvent } from './weather.ts';

/** The line shared by all connections. */
export interface LineShape {
  readonly roundTripMs: number;
  /** The most bytes of one connection in transit to the client: its speed is this per round trip. */
  readonly windowBytes: number;
}

/** RFC 6928: what a connection may send before the first acknowledgement. */
const firstWindowBytes = 14_600;
/** After a loss the window grows by this share per round trip, between Reno and CUBIC. */
const recoveryPerRoundTrip = 0.05;

/** State shared by all connections of the line: its own speed. */
export interface SharedLink {
  /** Milliseconds until these bytes have left, after everything already queued. */
  queueMs(bytes: number): number;
}

/** Joins the two sockets over the line, with all events of this connection. */
export function joinOverLine(
  client: Socket,
  server: Socket,
  shape: LineShape,
  link: SharedLink,
  events: readonly TimedEvent[],
): void {
  const oneWayMs = shape.roundTripMs / 2;
  let windowBytes = Math.min(firstWindowBytes, shape.windowBytes);
  let ceiling = shape.windowBytes;
  let inFlight = 0;
  let stalledUntilMs = 0;

  const acknowledged = createDelayLine<number>(oneWayMs, (bytes) => {
    inFlight -= bytes;
    const grown = ceiling + (shape.windowBytes * recoveryPerRoundTrip * bytes) / Math.max(windowBytes, 1);
    ceiling = Math.min(shape.windowBytes, grown);
    windowBytes = Math.min(ceiling, windowBytes + bytes);
    if (inFlight < windowBytes) server.resume();
  });
  const down = createDelayLine<Buffer>(oneWayMs, (chunk) => {
    if (client.destroyed) return;
    // Acknowledged only when the client can take more: its backpressure reaches the server.
    client.write(chunk, () => acknowledged.push(chunk.length));
  });
  // The first request waits for the handshake: one round trip more than its own way.
  const up = createDelayLine<Buffer>(oneWayMs, (chunk) => void server.write(chunk));
  let handshakeMs = shape.roundTripMs;

  client.on('data', (chunk) => {
    up.push(chunk, handshakeMs);
    handshakeMs = 0;
  });
  server.on('data', (chunk) => {
    inFlight += chunk.length;
    if (inFlight >= windowBytes) server.pause();
    const stallMs = Math.max(0, stalledUntilMs - performance.now());
    down.push(chunk, link.queueMs(chunk.length) + stallMs);
  });

  const timers: NodeJS.Timeout[] = [];
  const cut = (): void => {
    for (const timer of timers) clearTimeout(timer);
    for (const line of [acknowledged, down, up]) line.cut();
  };
  const happen = (event: TimedEvent): void => {
    switch (event.kind) {
      case 'dip':
        windowBytes = Math.max(firstWindowBytes, windowBytes / 2);
        ceiling = windowBytes;
        return;
      case 'stall':
        stalledUntilMs = performance.now() + event.forMs;
        return;
      case 'reset':
        cut();
        client.resetAndDestroy();
        server.destroy();
        return;
      case 'silence':
        // The client gets nothing any more, not even an end; its own bytes are dropped.
        cut();
        server.destroy();
        client.resume();
        return;
    }
  };
  for (const event of events) timers.push(setTimeout(() => happen(event), event.atMs));

  server.on('end', () => setTimeout(() => client.end(), oneWayMs));
  for (const socket of [client, server]) {
    socket.setNoDelay(true);
    socket.on('error', () => {});
  }
  client.on('close', () => {
    cut();
    server.destroy();
  });
  // A server that closes is noticed at the far end by 'end'; one that resets, at once.
  server.on('close', (hadError) => {
    if (hadError) client.destroy();
  });
}
