import { expect, test } from 'vitest';
import { content, other, range, start } from './faults-scene.ts';
import { get } from './wire.ts';

test('A5 changeFile: the old content continues where it began, then another version; If-Range decides', async () => {
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

test('A5 host.changeFile: answers in progress keep the old content; validators can lie', async () => {
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
