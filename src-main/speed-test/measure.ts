import { classifyResponse } from '../downloads/transfer/classify-response.ts';
import { NogginError } from '../errors.ts';
import type { AddressPolicy } from '../http/address.ts';
import type { HttpClient, HttpResponse } from '../http/client.ts';
import { getFollowing } from '../http/follow.ts';
import { networkError } from '../http/network-errors.ts';
import { userAgent } from '../http/user-agent.ts';

/** How it is measured; times in milliseconds. */
export interface MeasureTuning {
  /** From the first byte on. */
  readonly measureMs: number;
  /** Left out at the beginning, while connections gather speed; only where there is enough after it. */
  readonly warmUpMs: number;
  /** Longest wait for the first byte. */
  readonly patienceMs: number;
  readonly connections: number;
}

export const measureTuning: MeasureTuning = {
  measureMs: 5000,
  warmUpMs: 1000,
  patienceMs: 10_000,
  connections: 4,
};

export interface MeasurePorts {
  readonly http: HttpClient;
  readonly policy: AddressPolicy;
  readonly tuning: MeasureTuning;
  monotonic(): number;
  now(): number;
  /** Whether there is any way to the host from here. */
  isReachable(url: URL): boolean;
}

/** What is fetched for the measurement; the size in bytes. */
export interface Measured {
  readonly url: string;
  readonly bytes: number | null;
}

/**
 * Fetches from an address for a few seconds over a few connections and throws the bytes away. Never asks for more
 * than the file.
 * @returns bytes per second
 * @throws NogginError why it could not be measured; `slow` when nothing came in time
 */
export async function measureSpeed(
  source: Measured,
  ports: MeasurePorts,
  cancel: AbortSignal,
): Promise<number> {
  const { tuning } = ports;
  const over = new AbortController();
  const stop = (): void => over.abort();
  const meter = createMeter(ports.monotonic, tuning.warmUpMs);
  let timer = setTimeout(stop, tuning.patienceMs);
  const arrived = (bytes: number): void => {
    if (meter.add(bytes)) {
      clearTimeout(timer);
      timer = setTimeout(stop, tuning.measureMs);
    }
  };
  cancel.addEventListener('abort', stop, { once: true });
  if (cancel.aborted) stop();
  try {
    const size = source.bytes ?? Number.POSITIVE_INFINITY;
    // The first finds out whether parts of the file can be had at all; the others join when it has.
    const others: Promise<void>[] = [];
    const join = (): void => {
      for (let index = 1; index < tuning.connections && Number.isFinite(size); index += 1) {
        const start = Math.floor((size * index) / tuning.connections);
        const end = Math.floor((size * (index + 1)) / tuning.connections);
        // What befalls one of the others only makes it slower, and that is what is being measured.
        if (end > start) others.push(fetchPart({ start, end }).catch(() => {}));
      }
    };
    const fetchPart = (part: Part, accepted = (): void => {}): Promise<void> =>
      fetchAway(source, part, ports, { signal: over.signal, arrived, accepted });
    const firstEnd = Number.isFinite(size) ? Math.ceil(size / tuning.connections) : size;
    await fetchPart({ start: 0, end: firstEnd }, join);
    await Promise.all(others);
  } catch (error) {
    // Cut off by the end of the measurement is how it ends.
    if (!over.signal.aborted && meter.rate() === null) {
      throw networkError(error, () => ports.isReachable(new URL(source.url)));
    }
  } finally {
    clearTimeout(timer);
    cancel.removeEventListener('abort', stop);
    over.abort();
  }
  const rate = meter.rate();
  if (rate === null && !cancel.aborted) throw new NogginError('slow', 'Nothing came in time');
  return rate ?? 0;
}

interface Part {
  readonly start: number;
  /** Exclusive; infinite for all there is. */
  readonly end: number;
}

interface Watching {
  readonly signal: AbortSignal;
  readonly arrived: (bytes: number) => void;
  /** Called when the server gives parts of the file. */
  readonly accepted: () => void;
}

/** Fetches a part of the file into nothing, after the judgment that every answer of a download goes through. */
async function fetchAway(
  source: Measured,
  part: Part,
  ports: MeasurePorts,
  watching: Watching,
): Promise<void> {
  const last = Number.isFinite(part.end) ? String(part.end - 1) : '';
  const headers = {
    ...userAgent,
    accept: '*/*',
    'accept-encoding': 'identity',
    range: `bytes=${part.start}-${last}`,
  };
  const request = { url: new URL(source.url), headers, signal: watching.signal };
  let response: HttpResponse | null = null;
  try {
    response = await getFollowing(ports.http, request, ports.policy);
    const verdict = classifyResponse(response.status, response.headers, {
      ...part,
      expectedBytes: source.bytes,
      isProvable: false,
      knownTotal: null,
      validator: null,
      sentIfRange: false,
      receivedBytes: 0,
      isContinuing: false,
      nowMs: ports.now(),
      retryAfterCapMs: 0,
    });
    if (verdict.kind === 'retry' || verdict.kind === 'fail')
      throw new NogginError(verdict.code, verdict.message);
    if (verdict.kind !== 'body') return;
    if (verdict.ranges) watching.accepted();
    await response.readInPlace((chunk) => {
      watching.arrived(chunk.byteLength);
      return undefined;
    });
  } finally {
    response?.destroy();
  }
}

/** Counts bytes. `add` answers true for the first; `rate` is null before anything can be said. */
function createMeter(monotonic: () => number, warmUpMs: number) {
  let firstMs: number | null = null;
  let lastMs = 0;
  let bytes = 0;
  let warm: { readonly atMs: number; readonly bytes: number } | null = null;
  return {
    add: (count: number): boolean => {
      const isFirst = firstMs === null;
      lastMs = monotonic();
      firstMs ??= lastMs;
      bytes += count;
      if (warm === null && lastMs - firstMs >= warmUpMs) warm = { atMs: lastMs, bytes };
      return isFirst;
    },
    rate: (): number | null => {
      if (firstMs === null) return null;
      const isLong = warm !== null && lastMs - warm.atMs >= warmUpMs;
      const fromMs = isLong && warm !== null ? warm.atMs : firstMs;
      const counted = isLong && warm !== null ? bytes - warm.bytes : bytes;
      // A file that was there at once has still taken a moment.
      return counted / (Math.max(lastMs - fromMs, 20) / 1000);
    },
  };
}
