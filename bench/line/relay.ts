import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { joinOverLine, type LineShape } from './connection.ts';
import { type Climate, forecast } from './weather.ts';

/** A bad line to one server, as data, so that it can cross to a process of its own. */
export interface LineSpec extends LineShape {
  /** Port of the server on loopback. */
  readonly toPort: number;
  /** Bytes per second of all connections together. */
  readonly bytesPerSecond: number;
  readonly climate: Climate;
  readonly seed: number;
}

export interface Relay {
  readonly port: number;
  readonly server: net.Server;
}

/** Longer than any run. */
const forecastMs = 1_800_000;
/** Small reads keep the window exact to the byte, at the cost of more events. */
const readBytes = 16 * 1024;

/** Listens on a free port of loopback and relays every connection over the line. */
export async function startRelay(spec: LineSpec): Promise<Relay> {
  let connections = 0;
  let freeAtMs = 0;
  const link = {
    queueMs: (bytes: number): number => {
      const nowMs = performance.now();
      freeAtMs = Math.max(freeAtMs, nowMs) + (bytes / spec.bytesPerSecond) * 1000;
      return freeAtMs - nowMs;
    },
  };
  const server = net.createServer({ allowHalfOpen: true, highWaterMark: readBytes }, (client) => {
    connections += 1;
    const events = forecast(spec.climate, spec.seed, connections, forecastMs);
    const upstream = net.connect({ port: spec.toPort, host: '127.0.0.1' });
    joinOverLine(client, upstream, spec, link, events);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, server };
}
