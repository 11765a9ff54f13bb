import { Agent } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { ggufPlan } from '../gguf/generate.ts';
import { FAULT_ROWS, type Faults } from './faults.ts';
import { type ModelHost, startModelHost } from './host.ts';
import { exchange, get } from './wire.ts';

const SIZE = 2_500_000;
const content = Buffer.alloc(SIZE);
ggufPlan({ bytes: SIZE }).readAt(0, content);
const other = Buffer.alloc(SIZE);
ggufPlan({ bytes: SIZE, seed: 2 }).readAt(0, other);
const range = (header: string) => ({ headers: { range: header } });
const RAW_GET = 'GET /m.gguf HTTP/1.1\r\nHost: x\r\n\r\n';

const hosts: ModelHost[] = [];
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});

async function start(faults: Faults): Promise<ModelHost & { readonly model: string }> {
  const host = await startModelHost({ files: { 'm.gguf': content }, faults });
  hosts.push(host);
  return Object.assign(host, { model: host.url('m.gguf') });
}

test('every row of part A that a server can play has a switch', () => {
  const rows = new Set(Object.values(FAULT_ROWS).flat());
  // A23 is about a company's own certificates: the host serves them by its `tls` option.
  const wanted = Array.from({ length: 24 }, (_, index) => `A${index + 1}`).filter((row) => row !== 'A23');
  expect([...rows].sort()).toEqual(wanted.sort());
});

test('A1 ignoreRange: 200 with everything', async () => {
  const host = await start({ ignoreRange: true });
  const got = await get(host.model, range('bytes=100-199'));
  expect([got.status, got.headers['content-range'], got.headers['accept-ranges']]).toEqual([
    200,
    undefined,
    undefined,
  ]);
  expect(got.body.equals(content)).toBe(true);
  expect(host.bytesServed).toBe(SIZE);
});

test('A2 wrongContentRangeStart: 206 from elsewhere, and saying so', async () => {
  const host = await start({ wrongContentRangeStart: -50 });
  const got = await get(host.model, range('bytes=100-199'));
  expect([got.status, got.headers['content-range']]).toEqual([206, `bytes 50-199/${SIZE}`]);
  expect(got.body.equals(content.subarray(50, 200))).toBe(true);
});

test('A3 wrongTotal: the total differs', async () => {
  const host = await start({ wrongTotal: 7 });
  const got = await get(host.model, range('bytes=100-199'));
  expect(got.headers['content-range']).toBe(`bytes 100-199/${SIZE + 7}`);
});

test('A4 rangeNotSatisfiable: 416 to what could be satisfied, 200 without a range', async () => {
  const host = await start({ rangeNotSatisfiable: true });
  const got = await get(host.model, range('bytes=100-199'));
  expect([got.status, got.headers['content-range']]).toEqual([416, `bytes */${SIZE}`]);
  expect((await get(host.model)).status).toBe(200);
});

test('A5 changeFile: the old content goes on where it was begun, then another version; If-Range tells', async () => {
  const host = await start({ changeFile: { afterBytes: 1_200_000, to: other } });
  const before = await get(host.model, range('bytes=0-1199999'));
  const headers = { range: 'bytes=1200000-', 'if-range': before.headers.etag ?? '' };
  const after = await get(host.model, { headers });
  expect(after.status).toBe(200);
  expect(after.headers.etag).not.toBe(before.headers.etag);
  expect(after.headers['last-modified']).not.toBe(before.headers['last-modified']);
  expect(after.body.equals(other)).toBe(true);
  host.set({ ignoreIfRange: true });
  const mixed = await get(host.model, { headers });
  expect([mixed.status, mixed.headers.etag]).toEqual([206, after.headers.etag]);
  expect(mixed.body.equals(other.subarray(1_200_000))).toBe(true);
});

test('A5 host.changeFile: answers under way keep the old content; validators can lie', async () => {
  const host = await start({});
  const gate = host.gateAt(1000);
  const underWay = get(host.model);
  await gate.reached;
  await host.changeFile('m.gguf', other, { keepValidators: true });
  gate.open();
  const old = await underWay;
  expect(old.body.equals(content)).toBe(true);
  const fresh = await get(host.model);
  expect(fresh.body.equals(other)).toBe(true);
  expect(fresh.headers.etag).toBe(old.headers.etag);
});

test('A6 weakEtag, noEtag, noValidator', async () => {
  const host = await start({ weakEtag: true });
  const weak = await get(host.model, { method: 'HEAD' });
  expect(weak.headers.etag).toMatch(/^W\/"/);
  const resumed = await get(host.model, {
    headers: { range: 'bytes=5-', 'if-range': weak.headers.etag ?? '' },
  });
  expect(resumed.status).toBe(200);
  host.set({ noEtag: true });
  const dated = await get(host.model, { method: 'HEAD' });
  expect([dated.headers.etag, typeof dated.headers['last-modified']]).toEqual([undefined, 'string']);
  host.set({ noValidator: true });
  const bare = await get(host.model, { method: 'HEAD' });
  expect([bare.headers.etag, bare.headers['last-modified']]).toEqual([undefined, undefined]);
});

test('A7 noContentLength, chunked or until the connection ends; unknownTotal', async () => {
  const host = await start({ noContentLength: 'chunked' });
  const chunked = await get(host.model);
  expect([chunked.headers['content-length'], chunked.headers['transfer-encoding']]).toEqual([
    undefined,
    'chunked',
  ]);
  expect(chunked.body.equals(content)).toBe(true);
  expect(host.bytesServed).toBe(SIZE);
  host.set({ noContentLength: 'until-close', unknownTotal: true });
  const untilClose = await get(host.model, range('bytes=10-19'));
  expect(untilClose.headers).toMatchObject({ 'content-range': 'bytes 10-19/*', connection: 'close' });
  expect([untilClose.headers['content-length'], untilClose.headers['transfer-encoding']]).toEqual([
    undefined,
    undefined,
  ]);
  expect(untilClose.body.equals(content.subarray(10, 20))).toBe(true);
});

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

test('A9 sendMore: bytes behind the announced end; grownBy: a longer file', async () => {
  const host = await start({ sendMore: 321 });
  const raw = await exchange(host.origin, RAW_GET);
  expect(raw.bytes.toString('latin1', 0, 600)).toContain(`Content-Length: ${SIZE}\r\n`);
  const body = raw.bytes.subarray(raw.bytes.indexOf('\r\n\r\n') + 4);
  expect(body.length).toBe(SIZE + 321);
  expect(body.subarray(SIZE).every((byte) => byte === 0xaa)).toBe(true);
  expect(host.bytesServed).toBe(SIZE + 321);
  host.set({ grownBy: 1_500_000 });
  const grown = await get(host.model);
  expect([grown.headers['content-length'], grown.body.length]).toEqual([
    String(SIZE + 1_500_000),
    SIZE + 1_500_000,
  ]);
  expect(grown.body.subarray(0, SIZE).equals(content)).toBe(true);
  const tail = await get(host.model, range(`bytes=${SIZE}-`));
  expect(tail.headers['content-range']).toBe(`bytes ${SIZE}-${SIZE + 1_499_999}/${SIZE + 1_500_000}`);
});

test('A10 gzip: encoded though nobody asked', async () => {
  const host = await start({ gzip: true });
  const got = await get(host.model, { headers: { 'accept-encoding': 'identity' } });
  expect([got.headers['content-encoding'], got.headers['content-length']]).toEqual(['gzip', undefined]);
  expect(gunzipSync(got.body).equals(content)).toBe(true);
  expect(host.bytesServed).toBe(got.body.length);
});

test('A11 portal: a page for every address, also in disguise or by a redirect', async () => {
  const host = await start({ portal: {} });
  const page = await get(host.model, range('bytes=0-99'));
  expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.body.toString()).toMatch(/^<!DOCTYPE html>/);
  host.set({ portal: { contentType: 'application/octet-stream', body: '<html>' } });
  const disguised = await get(host.url('anything'));
  expect([disguised.headers['content-type'], disguised.body.toString()]).toEqual([
    'application/octet-stream',
    '<html>',
  ]);
  host.set({ portal: { redirectTo: 'http://login.invalid/' } });
  expect((await get(host.model)).headers.location).toBe('http://login.invalid/');
  expect(host.bytesServed).toBe(0);
});

test('A12 gated: 401 without a token, 403 with a wrong one, the file with the right one', async () => {
  const host = await start({ gated: { token: 'hf_right' } });
  const ask = async (token?: string) =>
    (await get(host.model, { headers: token ? { authorization: `Bearer ${token}` } : {} })).status;
  expect([await ask(), await ask('hf_wrong'), await ask('hf_right')]).toEqual([401, 403, 200]);
});

test.each([401, 403, 404, 410, 451, 500, 502, 503, 504])('A12, A13, A15 status %i', async (status) => {
  const host = await start({ status });
  const got = await get(host.model, range('bytes=5-'));
  expect([got.status, got.headers['content-type'], got.complete]).toEqual([status, 'text/plain', true]);
});

test('A14 Retry-After in seconds, as a date, as nonsense', async () => {
  const date = new Date(Date.UTC(2030, 1, 2, 3, 4, 5));
  const host = await start({ status: { code: 429, retryAfter: 120 } });
  expect((await get(host.model)).headers['retry-after']).toBe('120');
  host.set({ status: { code: 503, retryAfter: date } });
  const dated = await get(host.model);
  expect([dated.status, dated.headers['retry-after']]).toEqual([503, 'Sat, 02 Feb 2030 03:04:05 GMT']);
  host.set({ status: { code: 503, retryAfter: 'soon' } });
  expect((await get(host.model)).headers['retry-after']).toBe('soon');
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

test('A16 redirects: a chain, a loop, to anywhere', async () => {
  const host = await start({ redirect: { hops: 10 } });
  let url = host.model;
  let hops = 0;
  let got = await get(url);
  for (; got.status === 302; hops++) {
    url = new URL(got.headers.location ?? '', url).href;
    got = await get(url);
  }
  expect([hops, got.status, got.body.equals(content)]).toEqual([10, 200, true]);

  host.set({ redirect: { loop: true } });
  const seen: string[] = [];
  url = host.model;
  for (let step = 0; step < 5; step++) {
    url = new URL((await get(url)).headers.location ?? '', url).pathname;
    seen.push(url);
    url = host.origin + url;
  }
  expect(new Set(seen).size).toBe(2);
  host.set({ redirect: { to: 'http://elsewhere.invalid/x' } });
  expect((await get(host.model)).headers.location).toBe('http://elsewhere.invalid/x');
});

test('A17 signedCdn: an address good for so many requests, or so long, or until it is ended', async () => {
  const host = await start({ signedCdn: { expiresAfterRequests: 2 } });
  const sign = async () => (await get(host.model)).headers.location ?? '';
  const address = await sign();
  expect(address.startsWith(`${host.cdnOrigin}/m.gguf?signature=`)).toBe(true);
  const ask = async (url: string) => (await get(url, range('bytes=0-9'))).status;
  expect([await ask(address), await ask(address), await ask(address)]).toEqual([206, 206, 403]);
  const again = await sign();
  expect(again).not.toBe(address);
  expect(await ask(again)).toBe(206);
  host.expireSignatures();
  expect(await ask(again)).toBe(403);
  expect(await ask(`${host.cdnOrigin}/m.gguf`)).toBe(403);
  host.set({ signedCdn: { expiresAfterMs: 0 } });
  expect(await ask(await sign())).toBe(403);
});

test('A18 authorizations are remembered for each origin', async () => {
  const host = await start({ signedCdn: {}, gated: { token: 't' } });
  const headers = { authorization: 'Bearer t' };
  const { location } = (await get(host.model, { headers })).headers;
  expect((await get(location ?? '')).status).toBe(200);
  expect([host.authorizations('main'), host.authorizations('cdn')]).toEqual([['Bearer t'], []]);
  await get(location ?? '', { headers });
  expect(host.authorizations('cdn')).toEqual(['Bearer t']);
});

test('A19 silence: before the head, after the head, after so many bytes; the connection stays open', async () => {
  const host = await start({ silentBeforeHeaders: true });
  const leaving = new AbortController();
  const silent = get(host.model, { signal: leaving.signal }).catch(() => null);
  await host.until(() => host.requests.length === 1);
  // Another connection is served meanwhile, which gives the silent one every chance to speak.
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

test('A22 corruptByte: one byte, in all answers or the first; truncatedTo: a shorter file', async () => {
  const at = 1_300_000;
  const damaged = Buffer.from(content);
  damaged[at] = (content[at] ?? 0) ^ 0xff;
  const host = await start({ corruptByte: { at, answers: 1 } });
  expect((await get(host.model, range('bytes=0-99'))).body.equals(content.subarray(0, 100))).toBe(true);
  expect((await get(host.model)).body.equals(damaged)).toBe(true);
  expect((await get(host.model)).body.equals(content)).toBe(true);
  host.set({ corruptByte: { at } });
  for (let turn = 0; turn < 2; turn++) {
    const part = await get(host.model, range(`bytes=${at}-`));
    expect(part.body.equals(damaged.subarray(at))).toBe(true);
  }
  host.set({ truncatedTo: 1_000_000 });
  const short = await get(host.model);
  expect([short.headers['content-length'], short.body.equals(content.subarray(0, 1_000_000))]).toEqual([
    '1000000',
    true,
  ]);
  expect((await get(host.model, range('bytes=1000000-'))).status).toBe(416);
});

test('A24 refuseHead: 405, while GET works', async () => {
  const host = await start({ refuseHead: true });
  const head = await get(host.model, { method: 'HEAD' });
  expect([head.status, head.headers.allow]).toEqual([405, 'GET']);
  expect((await get(host.model, range('bytes=0-9'))).status).toBe(206);
});

test('headers are added and replaced', async () => {
  const host = await start({ headers: { 'Content-Type': 'model/gguf', 'X-Linked-Size': '5' } });
  const got = await get(host.model, { method: 'HEAD' });
  expect(got.headers).toMatchObject({ 'content-type': 'model/gguf', 'x-linked-size': '5' });
});
