import { expect, test } from 'vitest';
import { content, range, start } from './faults-scene.ts';
import { get } from './wire.ts';

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

test('A16 redirects: a chain, a loop, to any address', async () => {
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

test('A17 signedCdn: an address valid for some requests, some time, or until it is revoked', async () => {
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

test('A18 authorizations are recorded per origin', async () => {
  const host = await start({ signedCdn: {}, gated: { token: 't' } });
  const headers = { authorization: 'Bearer t' };
  const { location } = (await get(host.model, { headers })).headers;
  expect((await get(location ?? '')).status).toBe(200);
  expect([host.authorizations('main'), host.authorizations('cdn')]).toEqual([['Bearer t'], []]);
  await get(location ?? '', { headers });
  expect(host.authorizations('cdn')).toEqual(['Bearer t']);
});

test('A30 cookieGate: redirects to the same address until its cookie is sent', async () => {
  const host = await start({ cookieGate: true });
  const first = await get(host.model);
  expect([first.status, first.headers.location, first.headers['set-cookie']]).toEqual([
    302,
    new URL(host.model).pathname,
    ['passed=yes; Path=/; HttpOnly'],
  ]);
  const second = await get(host.model, { headers: { cookie: 'passed=yes' } });
  expect([second.status, second.body.equals(content)]).toEqual([200, true]);
});
