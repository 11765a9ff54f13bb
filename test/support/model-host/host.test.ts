import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { ggufPlan } from '../gguf/generate.ts';
import { type ModelHost, type ModelHostOptions, startModelHost } from './host.ts';
import { get } from './wire.ts';

const content = Buffer.alloc(3_000_000);
ggufPlan({ bytes: content.length }).readAt(0, content);

const hosts: ModelHost[] = [];
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});

async function start(options: Partial<ModelHostOptions> = {}): Promise<ModelHost> {
  const host = await startModelHost({ files: { 'a.gguf': content }, ...options });
  hosts.push(host);
  return host;
}

describe('a faultless host', () => {
  test('serves the whole file with its validators and length', async () => {
    const host = await start();
    const got = await get(host.url('a.gguf'));
    expect(got.status).toBe(200);
    expect(got.headers).toMatchObject({ 'content-length': '3000000', 'accept-ranges': 'bytes' });
    expect(got.headers.etag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(Date.parse(got.headers['last-modified'] ?? '')).toBeLessThan(Date.now() - 60_000);
    expect(got.body.equals(content)).toBe(true);
    expect(host.bytesServed).toBe(content.length);
    expect(host.bytesServedOf('a.gguf')).toBe(content.length);
  });

  test.each([
    ['bytes=0-0', 0, 1],
    ['bytes=1000-2000', 1000, 2001],
    ['bytes=1048570-2097160', 1_048_570, 2_097_161],
    ['bytes=2999990-', 2_999_990, 3_000_000],
    ['bytes=-7', 2_999_993, 3_000_000],
  ])('serves %s', async (range, start_, end) => {
    const host = await start();
    const got = await get(host.url('a.gguf'), { headers: { range } });
    expect(got.status).toBe(206);
    expect(got.headers['content-range']).toBe(`bytes ${start_}-${end - 1}/3000000`);
    expect(got.headers['content-length']).toBe(String(end - start_));
    expect(got.body.equals(content.subarray(start_, end))).toBe(true);
    expect(host.bytesServed).toBe(end - start_);
  });

  test('answers 416 beyond the end, 404 for another name, 405 for another method', async () => {
    const host = await start();
    const beyond = await get(host.url('a.gguf'), { headers: { range: 'bytes=3000000-' } });
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */3000000']);
    expect((await get(host.url('b.gguf'))).status).toBe(404);
    expect((await get(host.url('a.gguf'), { method: 'PUT' })).status).toBe(405);
    expect(host.bytesServed).toBe(0);
  });

  test('HEAD has headers and no body', async () => {
    const host = await start();
    const got = await get(host.url('a.gguf'), { method: 'HEAD' });
    expect([got.status, got.headers['content-length'], got.body.length]).toEqual([200, '3000000', 0]);
    expect(host.bytesServed).toBe(0);
  });

  test('If-Range: the current version continues, any other restarts', async () => {
    const host = await start();
    const { headers } = await get(host.url('a.gguf'), { method: 'HEAD' });
    const ask = (ifRange: string) =>
      get(host.url('a.gguf'), { headers: { range: 'bytes=5-9', 'if-range': ifRange } });
    expect((await ask(headers.etag ?? '')).status).toBe(206);
    expect((await ask(headers['last-modified'] ?? '')).status).toBe(206);
    expect((await ask('"another"')).status).toBe(200);
    expect((await ask(`W/${headers.etag}`)).status).toBe(200);
  });

  test('keeps connections alive, and counts them', async () => {
    const host = await start();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await get(host.url('a.gguf'), { agent });
    await get(host.url('a.gguf'), { agent, headers: { range: 'bytes=0-9' } });
    expect(host.requests.map((request) => request.connection)).toEqual([1, 1]);
    expect(host.connections).toEqual({ accepted: 1, open: 1, peak: 1 });
    agent.destroy();
  });

  test('serves from a file, and from a plan of 8 GiB without a file, by names with slashes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'noggin-host-'));
    try {
      const path = join(folder, 'on-disk.gguf');
      await writeFile(path, content);
      const plan = ggufPlan({ bytes: 8 * 1024 ** 3 });
      const host = await start({ files: { 'org/repo/resolve/main/ä b.gguf': path, huge: plan } });
      const onDisk = await get(host.url('org/repo/resolve/main/ä b.gguf'));
      expect(onDisk.body.equals(content)).toBe(true);
      const at = 8 * 1024 ** 3 - 2_000_001;
      const tail = await get(host.url('huge'), { headers: { range: `bytes=${at}-` } });
      const expected = Buffer.alloc(2_000_001);
      plan.readAt(at, expected);
      expect(tail.headers['content-range']).toBe(`bytes ${at}-8589934591/8589934592`);
      expect(tail.body.equals(expected)).toBe(true);
      await host.close();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('logs each request with its outcome', async () => {
    const host = await start();
    await get(host.url('a.gguf'), { headers: { range: 'bytes=0-99', 'x-test': 'yes' } });
    await host.until(() => host.requests[0]?.outcome !== 'open');
    expect(host.requests).toHaveLength(1);
    expect(host.requests[0]).toMatchObject({
      id: 1,
      origin: 'main',
      method: 'GET',
      path: '/a.gguf',
      name: 'a.gguf',
      range: 'bytes=0-99',
      status: 206,
      bytesSent: 100,
      bytesFlushed: 100,
      outcome: 'complete',
    });
    expect(host.requests[0]?.headers['x-test']).toBe('yes');
  });
});

describe('flow control', () => {
  test('a gate stops at an exact byte, across connections, until it is opened', async () => {
    const host = await start();
    const gate = host.gateAt(1_500_001);
    const second = host.gateAt(4_000_000);
    const both = Promise.all([get(host.url('a.gguf')), get(host.url('a.gguf'))]);
    await gate.reached;
    expect(host.bytesServed).toBe(1_500_001);
    expect(host.requests.reduce((sum, request) => sum + request.bytesFlushed, 0)).toBe(1_500_001);
    gate.open();
    await second.reached;
    expect(host.bytesServed).toBe(4_000_000);
    second.open();
    for (const got of await both) expect(got.body.equals(content)).toBe(true);
    expect(host.bytesServed).toBe(6_000_000);
  });

  test('a client that disconnects is recorded, with the bytes it was sent', async () => {
    const host = await start();
    const gate = host.gateAt(1000);
    const leaving = new AbortController();
    const asked = get(host.url('a.gguf'), { signal: leaving.signal }).catch(() => null);
    await gate.reached;
    leaving.abort();
    await asked;
    await host.until(() => host.requests[0]?.outcome !== 'open');
    expect(host.requests[0]).toMatchObject({ outcome: 'aborted', bytesSent: 1000, bytesFlushed: 1000 });
    expect(host.bytesServed).toBe(1000);
  });

  test('connections can be dropped, and the host taken offline and back, on the same port', async () => {
    const host = await start();
    const gate = host.hold();
    const asked = get(host.url('a.gguf'));
    await host.until(() => host.requests.length === 1);
    await gate.reached;
    await host.until(() => host.requests[0]?.status === 200);
    host.dropConnections();
    await asked.catch(() => null);
    await host.until(() => host.connections.open === 0);
    expect(host.requests[0]?.outcome).toBe('cut');
    gate.open();
    await host.goOffline();
    await expect(get(host.url('a.gguf'))).rejects.toThrow(/ECONNREFUSED/);
    await host.goOnline();
    expect((await get(host.url('a.gguf'))).body.equals(content)).toBe(true);
  });

  test('limits the rate in total and per connection, and the limits can change at any time', async () => {
    const host = await start({ limits: { bytesPerSecond: 20_000_000 } });
    const timed = async (times: number) => {
      const begun = performance.now();
      await Promise.all(Array.from({ length: times }, () => get(host.url('a.gguf'))));
      return performance.now() - begun;
    };
    // 6 MB at 20 MB/s over two connections; each alone at 15 MB/s takes 0.2 s.
    expect(await timed(2)).toBeGreaterThan(230);
    host.limit({ bytesPerSecondPerConnection: 15_000_000 });
    const apart = await timed(2);
    expect(apart).toBeGreaterThan(140);
    host.limit({ bytesPerSecond: 1 });
    const slow = get(host.url('a.gguf'));
    await host.until(() => host.requests.length === 5);
    host.limit({});
    expect((await slow).body.equals(content)).toBe(true);
  });

  test('close destroys open connections, and is idempotent', async () => {
    const host = await start({ faults: { silentBeforeHeaders: true } });
    const asked = get(host.url('a.gguf')).catch((error: NodeJS.ErrnoException) => error.code);
    await host.until(() => host.requests.length === 1);
    await host.close();
    await host.close();
    expect(await asked).toBe('ECONNRESET');
    expect(host.connections.open).toBe(0);
  });
});

describe('the faults of a request', () => {
  test('are the standing ones, the queued ones, and those of a hook, in layers', async () => {
    const host = await start({ faults: { weakEtag: true } });
    host.next(2, { status: 503 });
    host.next(1, { status: 404 }, (request) => request.method === 'HEAD');
    const status = async (method = 'GET') => (await get(host.url('a.gguf'), { method })).status;
    expect([await status(), await status(), await status(), await status('HEAD')]).toEqual([
      503, 503, 200, 404,
    ]);
    const remove = host.onRequest((request) => (request.range === undefined ? { status: 410 } : undefined));
    expect(await status()).toBe(410);
    const part = await get(host.url('a.gguf'), { headers: { range: 'bytes=0-4' } });
    expect([part.status, part.headers.etag?.startsWith('W/')]).toEqual([206, true]);
    remove();
    host.set({});
    expect((await get(host.url('a.gguf'))).headers.etag).toMatch(/^"/);
  });
});
