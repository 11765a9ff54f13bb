import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { rows } from '../../../script/faults/rows.ts';
import { FAULT_ROWS } from './faults.ts';
import { content, RAW_GET, range, SIZE, start } from './faults-scene.ts';
import { exchange, get } from './wire.ts';

test('every row of part A that this server can simulate has a switch, and every switch a row', () => {
  const played = new Set(Object.values(FAULT_ROWS).flat());
  // Later rows have servers of their own (support/odd-server) in addition. A23 is about a company's own certificates:
  // the host serves them by its `tls` option.
  const wanted = Array.from({ length: 24 }, (_, index) => `A${index + 1}`).filter((row) => row !== 'A23');
  expect(wanted.filter((row) => !played.has(row))).toEqual([]);
  expect([...played].filter((row) => !(row in rows))).toEqual([]);
});

test('A1 ignoreRange: 200 with the whole file', async () => {
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

test('A2 wrongContentRangeStart: 206 with another start', async () => {
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

test('A4 rangeNotSatisfiable: 416 to a satisfiable range, 200 without one', async () => {
  const host = await start({ rangeNotSatisfiable: true });
  const got = await get(host.model, range('bytes=100-199'));
  expect([got.status, got.headers['content-range']]).toEqual([416, `bytes */${SIZE}`]);
  expect((await get(host.model)).status).toBe(200);
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

test('A9 sendMore: bytes after the announced end; grownBy: a longer file', async () => {
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

test('A10 gzip: encoded without being asked', async () => {
  const host = await start({ gzip: true });
  const got = await get(host.model, { headers: { 'accept-encoding': 'identity' } });
  expect([got.headers['content-encoding'], got.headers['content-length']]).toEqual(['gzip', undefined]);
  expect(gunzipSync(got.body).equals(content)).toBe(true);
  expect(host.bytesServed).toBe(got.body.length);
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
