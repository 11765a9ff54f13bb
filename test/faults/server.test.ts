import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { setScene } from '../support/engine/scene.ts';
import { ended, eventsOf, expectInstalled, pausedHalfway, play, resumed } from './play.ts';

test('a faultless host: one download, verified, installed', async () => {
  const { scene, view, events } = await play({});
  expectInstalled(scene, view);
  expect(scene.host.bytesServed).toBe(scene.content.length);
  expect(events).toEqual(['start']);
  expect(scene.engine.downloads.installed()).toMatchObject([{ modelId: 'tiny', adopted: false }]);
});

test('a resumed download requests the rest only', async () => {
  const { scene, id, durable } = await pausedHalfway();
  const { view, events } = await resumed(scene, id);
  expectInstalled(scene, view);
  expect(events).toEqual([]);
  const last = scene.host.requests.at(-1);
  expect(last?.range).toBe(`bytes=${durable}-${scene.content.length - 1}`);
  // Size and SHA-256 are known: the source's validators are irrelevant.
  expect(last?.headers['if-range']).toBeUndefined();
});

test('A5: with an unknown size, a resumed download sends If-Range', async () => {
  const { scene, id } = await pausedHalfway({ catalogue: { bytes: null } });
  const { view, events } = await resumed(scene, id);
  expectInstalled(scene, view);
  expect(events).toEqual([]);
  expect(scene.host.requests.at(-1)?.headers['if-range']).toMatch(/^"/);
});

test('A1: 200 to a Range request restarts from 0, and the durable bytes are reset at once', async () => {
  const { scene, id } = await pausedHalfway();
  scene.host.set({ ignoreRange: true });
  const gate = scene.host.hold();
  scene.engine.downloads.resume(id);
  await scene.engine.until(id, (view) => view.state === 'downloading' && view.receivedBytes === 0);
  expect(scene.engine.ledger.downloads.get(id)?.durableBytes).toBe(0);
  expect(scene.engine.ledger.pieces.of(id)).toEqual([]);
  gate.open();
  const view = await scene.engine.until(id, ended);
  expectInstalled(scene, view);
  expect(eventsOf(scene, id)).toContain('restart ranges-ignored');
});

test('A2: a part with another start is discarded, and after the third the file is requested without a Range', async () => {
  const { scene, view } = await play({ faults: { wrongContentRangeStart: 1 } });
  expectInstalled(scene, view);
  expect(scene.host.requests.map(({ range }) => range !== undefined)).toEqual([true, true, true, false]);
});

test('A2: a single such answer is only retried', async () => {
  const scene = await setScene();
  scene.host.next(1, { wrongContentRangeStart: 4096 });
  const { id } = scene.engine.downloads.start('tiny');
  expectInstalled(scene, await scene.engine.until(id, ended));
});

test('A3: a part with another total restarts when the catalogue has no size', async () => {
  const { scene, id } = await pausedHalfway({ catalogue: { bytes: null } });
  scene.host.next(1, { wrongTotal: 1000 });
  const { view, events } = await resumed(scene, id);
  expectInstalled(scene, view);
  expect(events).toEqual(['restart source-changed']);
});

test('A3: a total other than the catalogue’s is a size mismatch', async () => {
  const { scene, view } = await play({ faults: { wrongTotal: 1000 } });
  expect(view).toMatchObject({ state: 'failed', error: { code: 'size-mismatch' } });
  expect(scene.violations()).toEqual([]);
});

test('A4: 416 with all bytes received goes on to verify', async () => {
  const { scene, id } = await pausedHalfway({ catalogue: { bytes: null } });
  // The partial is complete, but not by the ledger's count: the source now ends where it ends.
  const durable = scene.engine.ledger.downloads.get(id)?.durableBytes ?? 0;
  await scene.host.changeFile('model.gguf', scene.content.subarray(0, durable), { keepValidators: true });
  const { view } = await resumed(scene, id);
  // Complete, but not the file of the catalogue: never installed.
  expect(view).toMatchObject({ state: 'failed', error: { code: 'checksum-mismatch' } });
  expect(scene.violations()).toEqual([]);
});

test('A4: 416 for a partial longer than the source restarts from 0', async () => {
  const { scene, id } = await pausedHalfway({ catalogue: { bytes: null } });
  await scene.host.changeFile('model.gguf', scene.content.subarray(0, 1000), { keepValidators: true });
  const { events } = await resumed(scene, id);
  expect(events).toContain('restart partial-too-long');
  expect(scene.violations()).toEqual([]);
});

test('A5: If-Range answered with the whole changed file restarts, and old and new bytes never mix', async () => {
  const { scene, id } = await pausedHalfway({ catalogue: { bytes: null } });
  const changed = Buffer.from(scene.content.map((byte) => byte ^ 1));
  await scene.host.changeFile('model.gguf', changed);
  const { view, events } = await resumed(scene, id);
  expect(events[0]).toBe('restart source-changed');
  expect(view).toMatchObject({ state: 'failed', error: { code: 'checksum-mismatch' } });
  expect(scene.violations()).toEqual([]);
});

test('A5: a host that ignores If-Range is caught by the ETag of its part', async () => {
  const { scene, id } = await pausedHalfway({ catalogue: { bytes: null } });
  await scene.host.changeFile('model.gguf', scene.content);
  scene.host.set({ ignoreIfRange: true });
  const { view, events } = await resumed(scene, id);
  expect(events).toEqual(['restart source-changed']);
  expectInstalled(scene, view);
});

test.each([{ weakEtag: true }, { noValidator: true }, { noEtag: true }] as const)(
  'A6: %j is never sent in If-Range, and the SHA-256 decides about the resumed bytes',
  async (faults) => {
    const { scene, id, durable } = await pausedHalfway({ faults });
    const { view } = await resumed(scene, id);
    expectInstalled(scene, view);
    const last = scene.host.requests.at(-1);
    expect(last?.range).toMatch(new RegExp(`^bytes=${durable}-`));
    expect(scene.host.requests.every((request) => request.headers['if-range'] === undefined)).toBe(true);
  },
);

test.each(['chunked', 'until-close'] as const)(
  'A7: without a Content-Length (%s) and a size there is no percentage, and it finishes and verifies',
  async (noContentLength) => {
    const scene = await setScene({
      faults: { ignoreRange: true, noContentLength },
      catalogue: { bytes: null },
    });
    const gate = scene.host.gateAt(scene.content.length / 2);
    const { id } = scene.engine.downloads.start('tiny');
    const half = await scene.engine.until(id, (view) => view.receivedBytes > 0);
    expect(half.totalBytes).toBeNull();
    expect(half.secondsLeft).toBeNull();
    gate.open();
    expectInstalled(scene, await scene.engine.until(id, ended));
  },
);

test('A7, A19: silence in a body without a length is not its end', async () => {
  const scene = await setScene({
    faults: { ignoreRange: true, noContentLength: 'until-close' },
    catalogue: { bytes: null },
  });
  const gate = scene.host.gateAt(scene.content.length / 2);
  const { id } = scene.engine.downloads.start('tiny');
  await scene.host.until(({ requests }) => requests.length > 1);
  gate.open();
  expectInstalled(scene, await scene.engine.until(id, ended));
});

test('A7, A8: a size inferred from an early end does not bind the next answer', async () => {
  const scene = await setScene({
    faults: { ignoreRange: true, noContentLength: 'until-close' },
    catalogue: { bytes: null },
  });
  scene.host.next(1, { closeAfterBytes: 150_000 });
  const { id } = scene.engine.downloads.start('tiny');
  expectInstalled(scene, await scene.engine.until(id, ended));
  expect(scene.host.requests.length).toBe(2);
});

test('A7, A9: a body without a length stays within the size of an earlier answer', async () => {
  const scene = await setScene({ faults: { ignoreRange: true }, catalogue: { bytes: null } });
  scene.host.next(1, { silentAfterBytes: 0 });
  scene.host.next(1, { noContentLength: 'until-close', grownBy: 70_000 });
  const { id } = scene.engine.downloads.start('tiny');
  const view = await scene.engine.until(id, ended);
  expect(view).toMatchObject({ state: 'failed', error: { code: 'size-mismatch' } });
  expect(scene.violations()).toEqual([]);
});

test('A7: a part without a total is accepted', async () => {
  const { scene, view } = await play({ faults: { unknownTotal: true } });
  expectInstalled(scene, view);
});

test('A8: a server that closes early is resumed where it stopped, however often', async () => {
  const { scene, view, events } = await play({ faults: { closeAfterBytes: 150_000 } });
  expectInstalled(scene, view);
  expect(scene.host.bytesServed).toBe(scene.content.length);
  expect(scene.host.requests.length).toBe(Math.ceil(scene.content.length / 150_000));
  expect(events).toEqual(['start']);
});

test('A9: bytes beyond the announced length are never written', async () => {
  const { scene, view } = await play({ faults: { sendMore: 5000 } });
  expectInstalled(scene, view);
  expect(readFileSync(scene.engine.target('tiny')).length).toBe(scene.content.length);
});

test.each([{ grownBy: 1 }, { grownBy: 100_000, ignoreRange: true }] as const)(
  'A9: a source larger than the catalogue’s size is a size mismatch: %j',
  async (faults) => {
    const { scene, view } = await play({ faults });
    expect(view).toMatchObject({ state: 'failed', error: { code: 'size-mismatch' } });
    expect(scene.violations()).toEqual([]);
  },
);

test('A9: a body without a length is cut off at the known size, and the SHA-256 decides', async () => {
  const { scene, view } = await play({
    faults: { grownBy: 70_000, ignoreRange: true, noContentLength: 'chunked' },
  });
  expectInstalled(scene, view);
});

test('A9: a body beyond the known size is a size mismatch where no SHA-256 is known', async () => {
  const { scene, view } = await play({
    faults: { grownBy: 70_000, ignoreRange: true, noContentLength: 'chunked' },
    catalogue: { sha256: null },
  });
  expect(view).toMatchObject({ state: 'failed', error: { code: 'size-mismatch' } });
  expect(view.receivedBytes).toBeLessThanOrEqual(scene.content.length);
  expect(scene.violations()).toEqual([]);
});

test('A10: an encoded answer is refused', async () => {
  const { scene, view } = await play({ faults: { gzip: true } });
  expect(view).toMatchObject({ state: 'failed', receivedBytes: 0, error: { code: 'encoded-response' } });
  expect(scene.host.requests[0]?.headers['accept-encoding']).toBe('identity');
});

test('A11: a page instead of the file is a portal, and none of it is stored', async () => {
  const { view } = await play({ faults: { portal: {} }, tuning: { leastTries: 2, outageMs: 0 } });
  expect(view).toMatchObject({ state: 'paused', reason: 'portal', receivedBytes: 0 });
});

test('A11: the download resumes automatically after the sign-in', async () => {
  const scene = await setScene({ faults: { portal: {} }, tuning: { leastTries: 2, outageMs: 0 } });
  const { id } = scene.engine.downloads.start('tiny');
  await scene.engine.until(id, (view) => view.state === 'paused');
  scene.host.set({});
  expectInstalled(scene, await scene.engine.until(id, (view) => view.state === 'complete'));
});

test.each([401, 403])('A12: %i waits for access', async (status) => {
  const { view } = await play({ faults: { status } });
  expect(view).toMatchObject({ state: 'paused', reason: 'needs-access', error: { code: 'access-refused' } });
});

test.each([
  [404, 'not-found'],
  [410, 'not-found'],
  [451, 'unavailable'],
] as const)('A13: %i is %s', async (status, code) => {
  const { view } = await play({ faults: { status } });
  expect(view).toMatchObject({ state: 'failed', error: { code } });
});

test.each([429, 503])('A14: %i with Retry-After waits as long as the server asks', async (code) => {
  const scene = await setScene({ tuning: { retryAfterCapMs: 250 } });
  scene.host.next(1, { status: { code, retryAfter: 60 } });
  const { id } = scene.engine.downloads.start('tiny');
  const waiting = await scene.engine.until(id, (view) => view.waiting !== null);
  expect(waiting.waiting?.untilMs).toBeGreaterThan(Date.now() + 100);
  expectInstalled(scene, await scene.engine.until(id, ended));
});

test.each([{ status: 500 }, { status: 502 }, { status: 504 }, { resetBeforeHeaders: true }] as const)(
  'A15: %j is retried with back-off, and fails only after the last fruitless try',
  async (fault) => {
    const scene = await setScene({ tuning: { leastTries: 4, outageMs: 0 } });
    scene.host.next(3, fault);
    const { id } = scene.engine.downloads.start('tiny');
    expectInstalled(scene, await scene.engine.until(id, ended));
    expect(scene.host.requests.length).toBe(4);
  },
);

test('A15: resets cost no try while bytes arrive', async () => {
  const { scene, view } = await play({
    faults: { resetAfterBytes: 200_000 },
    tuning: { leastTries: 2, outageMs: 0 },
  });
  expectInstalled(scene, view);
});

test('A15: a server that is down for good ends in a typed error, and a retry works when it is back', async () => {
  const scene = await setScene({ faults: { status: 503 }, tuning: { leastTries: 3, outageMs: 0 } });
  const { id } = scene.engine.downloads.start('tiny');
  const failed = await scene.engine.until(id, ended);
  expect(failed).toMatchObject({ state: 'failed', error: { code: 'server' }, actions: ['retry', 'cancel'] });
  scene.host.set({});
  scene.engine.downloads.retry(id);
  expectInstalled(scene, await scene.engine.until(id, (view) => view.state === 'complete'));
});

test('A16: up to ten redirects are followed; a loop and a forbidden address are refused', async () => {
  const ten = await play({ faults: { redirect: { hops: 10 } } });
  expectInstalled(ten.scene, ten.view);
  for (const redirect of [
    { hops: 11 },
    { loop: true },
    { to: 'http://example.com/x' },
    { to: 'file:///etc/passwd' },
  ] as const) {
    const { view } = await play({ faults: { redirect } });
    expect(view).toMatchObject({ state: 'failed', error: { code: 'redirect-refused' } });
  }
});

test('A17: a signed address that expires on the way is resolved again, without an error or a lost byte', async () => {
  const scene = await setScene({
    faults: { signedCdn: { expiresAfterRequests: 1 }, closeAfterBytes: 300_000 },
    tuning: { leastTries: 2, outageMs: 0 },
  });
  const { id } = scene.engine.downloads.start('tiny');
  const view = await scene.engine.until(id, ended);
  expectInstalled(scene, view);
  expect(scene.host.bytesServed).toBe(scene.content.length);
  expect(scene.host.requests.some((request) => request.origin === 'cdn' && request.status === 403)).toBe(
    true,
  );
});

test('A17: while the signed address is valid the original one is not asked for every part', async () => {
  const { scene, view } = await play({ faults: { signedCdn: {}, closeAfterBytes: 300_000 } });
  expectInstalled(scene, view);
  const asked = (origin: string): number =>
    scene.host.requests.filter((request) => request.origin === origin).length;
  // A connection that breaks before its first byte, as on a busy computer, causes one more request.
  expect(asked('cdn')).toBeGreaterThan(6);
  expect(asked('main')).toBeLessThan(3);
});

test.each([{ silentBeforeHeaders: true }, { silentAfterBytes: 100_000 }] as const)(
  'A19: silence (%j) causes a reconnect',
  async (fault) => {
    const scene = await setScene({ tuning: { silenceMs: 150 } });
    scene.host.next(1, fault);
    const { id } = scene.engine.downloads.start('tiny');
    expectInstalled(scene, await scene.engine.until(id, ended));
    expect(scene.host.requests.length).toBe(2);
  },
);

test('A21: a drip causes a reconnect, and is shown as a very slow server', async () => {
  const scene = await setScene({ tuning: { slowMs: 150, slowBytesPerSecond: 1_000_000 } });
  scene.host.next(1, { dripFeed: { bytes: 100, everyMs: 10 } });
  const { id } = scene.engine.downloads.start('tiny');
  const waiting = await scene.engine.until(id, (view) => view.waiting !== null);
  expect(waiting.waiting?.cause.code).toBe('slow');
  expectInstalled(scene, await scene.engine.until(id, ended));
});

test('A22: wrong bytes are fetched once more, past all caches, and then installed', async () => {
  const { scene, view, events } = await play({ faults: { corruptByte: { at: 1_000_000, answers: 1 } } });
  expectInstalled(scene, view);
  expect(events).toEqual(['start']);
  expect(scene.host.requests.at(-1)?.headers['cache-control']).toBe('no-cache');
  expect(scene.host.bytesServed).toBe(2 * scene.content.length);
});

test('A22: bytes that stay wrong fail as checksum-mismatch, and nothing is installed', async () => {
  const { scene, view } = await play({ faults: { corruptByte: { at: 1_000_000 } } });
  expect(view).toMatchObject({ state: 'failed', error: { code: 'checksum-mismatch' } });
  expect(scene.violations()).toEqual([]);
  expect(scene.engine.downloads.installed()).toEqual([]);
});

test('A24: HEAD is never used', async () => {
  const { scene, view } = await play({ faults: { refuseHead: true } });
  expectInstalled(scene, view);
  expect(scene.host.requests.every((request) => request.method === 'GET')).toBe(true);
});
