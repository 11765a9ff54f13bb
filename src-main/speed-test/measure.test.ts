import { afterEach, expect, onTestFinished, test } from 'vitest';
import { ggufPlan } from '../../test/support/gguf/generate.ts';
import {
  type Faults,
  type Limits,
  type ModelHost,
  startModelHost,
} from '../../test/support/model-host/host.ts';
import { createSocketClient } from '../http/socket-client.ts';
import { type MeasurePorts, measureSpeed, measureTuning } from './measure.ts';

const MiB = 1024 * 1024;
const bytes = 32 * MiB;
const http = createSocketClient();
afterEach(() => http.close());

async function hostWith(options: { faults?: Faults; limits?: Limits } = {}): Promise<ModelHost> {
  const host = await startModelHost({ files: { 'm.gguf': ggufPlan({ bytes, seed: 5 }) }, ...options });
  onTestFinished(() => host.close());
  return host;
}

/** Times short enough for a test. */
const quick = { ...measureTuning, measureMs: 600, warmUpMs: 100, patienceMs: 400 };

function measure(host: ModelHost, over: Partial<MeasurePorts> = {}, cancel = new AbortController().signal) {
  const ports: MeasurePorts = {
    http,
    policy: { allowLoopbackHttp: true },
    tuning: quick,
    monotonic: () => performance.now(),
    now: Date.now,
    isReachable: () => true,
    ...over,
  };
  return measureSpeed({ url: host.url('m.gguf'), bytes }, ports, cancel);
}

test('measures the line with a few connections, and closes them', async () => {
  const host = await hostWith({ limits: { bytesPerSecond: 8 * MiB } });
  const rate = await measure(host);
  expect(rate).toBeGreaterThan(4 * MiB);
  expect(rate).toBeLessThan(12 * MiB);
  await host.until(({ connections }) => connections.open === 0);
  expect(host.connections.peak).toBeLessThanOrEqual(4);
});

test('requests no more than the file', async () => {
  const host = await hostWith();
  expect(await measure(host)).toBeGreaterThan(0);
  expect(host.bytesServed).toBeLessThanOrEqual(bytes);
  expect(host.requests.every(({ status }) => status === 206)).toBe(true);
});

test('A1: measures with one connection where ranges are ignored', async () => {
  const host = await hostWith({ faults: { ignoreRange: true }, limits: { bytesPerSecond: 8 * MiB } });
  expect(await measure(host)).toBeGreaterThan(4 * MiB);
  expect(host.requests.length).toBe(1);
});

test.each<[string, Faults]>([
  ['access-refused', { status: 403 }],
  ['not-found', { status: 404 }],
  ['rate-limited', { status: { code: 429, retryAfter: 5 } }],
  ['portal', { portal: {} }],
  ['encoded-response', { gzip: true }],
  ['redirect-refused', { redirect: { loop: true } }],
  ['size-mismatch', { grownBy: 10 }],
  ['network', { resetBeforeHeaders: true }],
  ['slow', { silentBeforeHeaders: true }],
])('%s is reported by its code', async (code, faults) => {
  const host = await hostWith({ faults });
  await expect(measure(host)).rejects.toMatchObject({ code });
  // The bytes sent by then were in the sockets; no request followed.
  expect(host.requests.filter(({ range }) => range?.startsWith('bytes=0-') === false)).toEqual([]);
});

test('reports offline without a network', async () => {
  const host = await hostWith();
  await host.goOffline();
  await expect(measure(host, { isReachable: () => false })).rejects.toMatchObject({ code: 'offline' });
});

test('counts a connection that breaks on the way', async () => {
  const host = await hostWith({ faults: { resetAfterBytes: 2 * MiB } });
  expect(await measure(host)).toBeGreaterThan(0);
});

test('closes every connection on an abort', async () => {
  const host = await hostWith({ limits: { bytesPerSecond: 4 * MiB } });
  const cancel = new AbortController();
  const measuring = measure(host, { tuning: { ...quick, measureMs: 60_000 } }, cancel.signal);
  await host.until(({ bytesServed }) => bytesServed > 200_000);
  cancel.abort();
  await measuring;
  await host.until(({ connections }) => connections.open === 0);
});
