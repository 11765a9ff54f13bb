import { Agent } from 'node:http';
import { expect, test } from 'vitest';
import { content, RAW_GET, range, SIZE, start } from './faults-scene.ts';
import { exchange, get } from './wire.ts';

test('A8 closeAfterBytes: a clean end too early', async () => {
  const host = await start({ closeAfterBytes: 1_100_000 });
  const raw = await exchange(host.origin, RAW_GET);
  const body = raw.bytes.subarray(raw.bytes.indexOf('\r\n\r\n') + 4);
  expect(raw.error).toBeNull();
  expect(raw.bytes.toString('latin1', 0, 600)).toContain(`Content-Length: ${SIZE}\r\n`);
  expect(body.equals(content.subarray(0, 1_100_000))).toBe(true);
  await host.until(() => host.requests[0]?.outcome === 'cut');
  expect(host.bytesServed).toBe(1_100_000);
  expect((await get(host.model)).complete).toBe(false);
});

test('A15 resets: before the head, after so many bytes', async () => {
  const host = await start({ resetBeforeHeaders: true });
  expect(await exchange(host.origin, RAW_GET)).toEqual({ bytes: Buffer.alloc(0), error: 'ECONNRESET' });
  host.set({ resetAfterBytes: 1000 });
  const raw = await exchange(host.origin, RAW_GET);
  expect(raw.error).toBe('ECONNRESET');
  await host.until(() => host.requests[1]?.outcome === 'cut');
  expect(host.requests[1]).toMatchObject({ bytesSent: 1000, bytesFlushed: 1000 });
});

test('A19 silence: before the head, after the head, after so many bytes; the connection stays open', async () => {
  const host = await start({ silentBeforeHeaders: true });
  const leaving = new AbortController();
  const silent = get(host.model, { signal: leaving.signal }).catch(() => null);
  await host.until(() => host.requests.length === 1);
  // Another connection is served meanwhile, which gives the silent one time to send.
  host.set({});
  await get(host.model);
  expect(host.requests[0]).toMatchObject({ status: 0, bytesSent: 0, outcome: 'open' });
  for (const silentAfterBytes of [0, 1500]) {
    const silentIndex = host.requests.length;
    host.set({ silentAfterBytes });
    void get(host.model, { signal: leaving.signal }).catch(() => null);
    await host.until(() => host.requests[silentIndex]?.status === 200);
    await host.until(() => host.requests[silentIndex]?.bytesFlushed === silentAfterBytes);
    host.set({});
    await get(host.model);
    expect(host.requests[silentIndex]).toMatchObject({ bytesSent: silentAfterBytes, outcome: 'open' });
  }
  leaving.abort();
  expect(await silent).toBeNull();
  await host.until(() => host.requests.every((request) => request.outcome !== 'open'));
});

test('A20 slowConnection: only the n-th', async () => {
  const host = await start({ slowConnection: { nth: 2, bytesPerSecond: 100 } });
  const agents = [new Agent({ keepAlive: true }), new Agent({ keepAlive: true })] as const;
  await get(host.model, { agent: agents[0] });
  const leaving = new AbortController();
  const slow = get(host.model, { agent: agents[1], signal: leaving.signal }).catch(() => null);
  await host.until(() => (host.requests[1]?.bytesFlushed ?? 0) > 0);
  await get(host.model, { agent: agents[0] });
  expect(host.requests.map((request) => request.connection)).toEqual([1, 2, 1]);
  expect(host.requests[1]?.bytesSent).toBeLessThan(1000);
  leaving.abort();
  await slow;
  for (const agent of agents) agent.destroy();
});

test('A21 dripFeed: a few bytes at a time', async () => {
  const host = await start({ dripFeed: { bytes: 7, everyMs: 5 } });
  const begun = performance.now();
  const got = await get(host.model, range('bytes=0-69'));
  expect(got.body.equals(content.subarray(0, 70))).toBe(true);
  expect(performance.now() - begun).toBeGreaterThan(40);
});
