import { expect, test } from 'vitest';
import type { OddRequest } from '../support/odd-server/odd-server.ts';
import { setOddScene } from '../support/odd-server/scene.ts';

const KiB = 1024;
const several = { limits: { connectionsPerHost: 8 } };

test('A32: another ETag from each server of a source discards nothing', async () => {
  const scene = await setOddScene({
    ...several,
    answer: (request, usual) => {
      const { headers, ...answer } = usual.answer(request);
      return { ...answer, headers: { ...headers, etag: `"server-${request.index}"` } };
    },
  });
  const { id, view } = await scene.download();
  scene.expectInstalled(view);
  expect(scene.events(id)).toEqual(['start']);
  expect(scene.server.requests.every(({ headers }) => headers['if-range'] === undefined)).toBe(true);
});

test('A32: another date in each answer discards nothing', async () => {
  const scene = await setOddScene({
    ...several,
    answer: (request, usual) => {
      const { headers, ...answer } = usual.answer(request);
      const date = new Date(1_700_000_000_000 + request.index * 60_000).toUTCString();
      return { ...answer, headers: { ...headers, 'last-modified': date } };
    },
  });
  const { id, view } = await scene.download();
  scene.expectInstalled(view);
  expect(scene.events(id)).toEqual(['start']);
});

/** Follows a Range, except with an If-Range, which it does not understand. */
const withoutIfRange = (request: OddRequest): OddRequest =>
  request.headers['if-range'] === undefined ? request : { ...request, range: null };

test('A33: a server that misunderstands If-Range is asked without it, and no byte is fetched twice', async () => {
  let served = 0;
  const scene = await setOddScene({
    // Without a known size, If-Range is sent.
    catalogue: { bytes: null },
    answer: (request, usual) => {
      const { headers, body, ...answer } = usual.answer(withoutIfRange(request));
      // Breaks after 500 KB, so that there is something to resume.
      const part = body?.subarray(0, 500 * KiB) ?? new Uint8Array();
      if (answer.status === 206) served += part.byteLength;
      return {
        ...answer,
        headers: { ...headers, etag: '"v1"', 'content-length': String(body?.byteLength ?? 0) },
        body: part,
        ...(part.byteLength < (body?.byteLength ?? 0) ? { after: 'close' as const } : {}),
      };
    },
  });
  const { id, view } = await scene.download();
  scene.expectInstalled(view);
  expect(scene.events(id)).toEqual(['start']);
  expect(served).toBe(scene.content.length);
});

test('A33: one whole answer among parts discards nothing', async () => {
  const scene = await setOddScene({
    ...several,
    answer: (request, usual) => usual.answer(request.index === 3 ? { ...request, range: null } : request),
  });
  const { id, view } = await scene.download();
  scene.expectInstalled(view);
  expect(scene.events(id)).toEqual(['start']);
});

/** Redirects to `/blob`, and gives this answer there. */
function redirecting(
  blob: (
    request: OddRequest,
    blobs: number,
  ) => ReturnType<Parameters<typeof setOddScene>[0]['answer']> | undefined,
) {
  let blobs = 0;
  return setOddScene({
    answer: (request, usual) => {
      if (request.path === '/model.gguf') {
        return { status: 302, headers: { location: `/blob?signature=${request.index}` } };
      }
      blobs += 1;
      const odd = blob(request, blobs);
      if (odd !== undefined) return odd;
      const { body, ...answer } = usual.answer(request);
      // In portions, so that the address is used again.
      const part = body?.subarray(0, 300 * KiB) ?? new Uint8Array();
      const isCut = part.byteLength < (body?.byteLength ?? 0);
      const headers = { ...answer.headers, 'content-length': String(body?.byteLength ?? 0) };
      return { ...answer, headers, body: part, ...(isCut ? { after: 'close' as const } : {}) };
    },
    tuning: { leastTries: 1, outageMs: 0 },
  });
}

test.each([
  ['400 ExpiredToken', { status: 400, body: Buffer.from('<Code>ExpiredToken</Code>') }],
  ['404', { status: 404 }],
  ['410', { status: 410 }],
  ['416', { status: 416 }],
  ['429', { status: 429 }],
  ['500', { status: 500 }],
  ['503', { status: 503 }],
  ['a page', { status: 200, headers: { 'content-type': 'text/html' } }],
  ['a broken connection', 'reset'],
  ['silence', null],
] as const)(
  'A34: %s from the last redirect target: the original address is asked before a try counts',
  async (_, odd) => {
    const scene = await redirecting((_request, blobs) => (blobs === 3 ? odd : undefined));
    const { id, view } = await scene.download();
    scene.expectInstalled(view);
    expect(scene.events(id)).toEqual(['start']);
    expect(scene.server.requests.filter(({ path }) => path === '/model.gguf').length).toBe(2);
  },
);

test('A35: without a Content-Range on any part the file is fetched without a Range', async () => {
  const scene = await setOddScene({
    answer: (request, usual) => {
      const { headers: _, ...answer } = usual.answer(request);
      return answer;
    },
  });
  const { view } = await scene.download();
  scene.expectInstalled(view);
  expect(scene.server.requests.at(-1)?.headers.range).toBeUndefined();
});

test.each([400, 403, 405, 406, 412, 416, 417, 501])(
  'A35: %i to every Range: the file is fetched without one',
  async (status) => {
    const isAccess = status === 403;
    const scene = await setOddScene({
      answer: (request, usual) => (request.headers.range === undefined ? usual.answer(request) : { status }),
      tuning: { leastTries: 50 },
    });
    const { view } = await scene.download();
    // A refusal of access is no refusal of ranges.
    if (isAccess) expect(view).toMatchObject({ state: 'paused', reason: 'needs-access' });
    else scene.expectInstalled(view);
  },
);

test('A35: a source whose ranges break half-way restarts without a Range, and the history says so', async () => {
  let isBroken = false;
  const scene = await setOddScene({
    answer: (request, usual) => {
      if (!isBroken) {
        isBroken = true;
        const answer = usual.answer(request);
        const headers = { ...answer.headers, 'content-length': String(scene.content.length) };
        return { ...answer, headers, body: scene.content.subarray(0, 500 * KiB), after: 'close' };
      }
      return request.headers.range === undefined ? usual.answer(request) : { status: 206 };
    },
  });
  const { id, view } = await scene.download();
  scene.expectInstalled(view);
  expect(scene.events(id)).toEqual(['start', 'restart no-ranges']);
});

test('A36: a body ends with its last wanted byte, even if the server holds the connection', async () => {
  const scene = await setOddScene({
    ...several,
    tuning: { silenceMs: 600_000 },
    answer: (request, usual) => ({ ...usual.answer(request), isUntold: true, after: 'hold' }),
  });
  const { view } = await scene.download();
  scene.expectInstalled(view);
});

test('A36: a part shorter than asked for ends as well, even if the server holds the connection', async () => {
  const scene = await setOddScene({
    tuning: { silenceMs: 600_000 },
    answer: ({ range, ...request }, usual) => {
      const first = range?.first ?? 0;
      const last = Math.min(range?.last ?? 0, first + 100 * KiB);
      return { ...usual.answer({ ...request, range: { first, last } }), isUntold: true, after: 'hold' };
    },
  });
  const { view } = await scene.download();
  scene.expectInstalled(view);
});

test('A37: one byte too many after the last segment is dropped, and the SHA-256 decides', async () => {
  const scene = await setOddScene({
    answer: (request, usual) => {
      const answer = usual.answer(request);
      return {
        ...answer,
        isUntold: true,
        body: Buffer.concat([answer.body ?? Buffer.alloc(0), Buffer.from('!')]),
      };
    },
  });
  const { view } = await scene.download();
  scene.expectInstalled(view);
});

test('A38: a part of unknown total that the server cuts short is not the end of the file', async () => {
  const scene = await setOddScene({
    catalogue: { bytes: null },
    answer: ({ range, ...request }, { content, answer }) => {
      if (range === null)
        return request.headers.range === undefined ? answer({ ...request, range }) : { status: 416 };
      const last = Math.min(content.length - 1, range.first + 512 * KiB - 1);
      const body = content.subarray(range.first, last + 1);
      return { status: 206, headers: { 'content-range': `bytes ${range.first}-${last}/*` }, body };
    },
  });
  const { id, view } = await scene.download();
  scene.expectInstalled(view);
  expect(scene.events(id)).toEqual(['start']);
});

test('A39: a server that sends one byte per answer is asked ever more slowly, and the person sees why', async () => {
  const scene = await setOddScene({
    bytes: 64 * KiB,
    tuning: { backoffBaseMs: 2, backoffCapMs: 1_000_000, progressMs: 5 },
    answer: ({ range, ...request }, usual) => {
      const first = range?.first ?? 0;
      // After eight such answers it behaves.
      const last = request.index < 8 ? first : (range?.last ?? 0);
      return usual.answer({ ...request, range: { first, last } });
    },
  });
  const told: string[] = [];
  scene.engine.downloads.onChange((change) => {
    if (change.kind !== 'progress' || change.download.waiting === null) return;
    const { cause, attempt } = change.download.waiting;
    const one = `${cause.code} ${attempt}`;
    if (told.at(-1) !== one) told.push(one);
  });
  const { view } = await scene.download();
  scene.expectInstalled(view);
  expect(scene.server.requests.length).toBe(9);
  expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((attempt) => `slow ${attempt}`));
});

test('A40: a server that is down for a while is probed by one connection, and the download survives', async () => {
  let isAway = false;
  let refused = 0;
  const scene = await setOddScene({
    ...several,
    bytes: 8 * KiB * KiB,
    tuning: { leastTries: 8, outageMs: 300_000, backoffBaseMs: 5, backoffCapMs: 20 },
    answer: (request, usual) => {
      if (request.index === 6) isAway = true;
      if (!isAway) return usual.answer(request);
      refused += 1;
      if (refused >= 60) isAway = false;
      return refused % 2 === 0 ? 'reset' : { status: 503 };
    },
  });
  const { id, view } = await scene.download();
  scene.expectInstalled(view);
  expect(scene.events(id)).toEqual(['start']);
});

const gated = { 'x-error-code': 'GatedRepo', 'x-error-message': 'Access to model o/r is restricted.' };
const credentialsFor = (url: string) => ({ origin: new URL(url).origin, authorization: 'Bearer old' });

test.each([401, 403])(
  'A41: %i to an expired token: one request without it, and the download continues',
  async (status) => {
    const invalid: string[] = [];
    const scene = await setOddScene({
      ports: { credentialsFor, tokenRefused: (url) => void invalid.push(new URL(url).pathname) },
      answer: (request, usual) =>
        request.headers.authorization === undefined ? usual.answer(request) : { status },
    });
    const { view } = await scene.download();
    scene.expectInstalled(view);
    // 403 forbids this to the token, and does not make it invalid.
    expect(invalid).toEqual(status === 401 ? ['/model.gguf'] : []);
    expect(scene.server.requests.filter(({ headers }) => headers.authorization !== undefined).length).toBe(1);
  },
);

test('A41: a gated file stays gated without the token, and Details keeps the hub’s words', async () => {
  const scene = await setOddScene({
    ports: { credentialsFor },
    answer: ({ headers }) =>
      headers.authorization === undefined ? { status: 401 } : { status: 403, headers: gated },
  });
  const { view } = await scene.download();
  expect(view).toMatchObject({ state: 'paused', reason: 'needs-access' });
  expect(view.error?.code).toBe('needs-access');
  expect(view.error?.details).toMatchObject({
    saidCode: 'GatedRepo',
    said: 'Access to model o/r is restricted.',
  });
  expect(scene.server.requests.length).toBe(2);
});

/** Redirects to the same computer by another name, which is another origin. */
const leadingTo = (status: number) =>
  setOddScene({
    tuning: { leastTries: 3, outageMs: 0 },
    answer: ({ path, headers }) => {
      const location = `http://localhost:${headers.host?.split(':')[1]}/gone`;
      return path === '/model.gguf' ? { status: 302, headers: { location } } : { status };
    },
  });

test.each([404, 410])(
  'A42: %i at a redirect target is not-found, after resolving it once more',
  async (status) => {
    const scene = await leadingTo(status);
    const { view } = await scene.download();
    expect(view).toMatchObject({ state: 'failed', error: { code: 'not-found' } });
    expect(scene.server.requests.filter(({ path }) => path === '/gone').length).toBe(2);
  },
);

test.each([401, 403])(
  'A42: %i at a redirect target is the server’s fault, without a word of terms',
  async (status) => {
    const scene = await leadingTo(status);
    const { view } = await scene.download();
    expect(view).toMatchObject({ state: 'failed', error: { code: 'server' } });
  },
);

test('A42: a target that refuses once is resolved again', async () => {
  let isRefused = false;
  const scene = await setOddScene({
    answer: (request, usual) => {
      const location = `http://localhost:${request.headers.host?.split(':')[1]}/blob`;
      if (request.path === '/model.gguf') return { status: 302, headers: { location } };
      if (isRefused) return usual.answer(request);
      isRefused = true;
      return { status: 403 };
    },
    tuning: { leastTries: 1, outageMs: 0 },
  });
  const { view } = await scene.download();
  scene.expectInstalled(view);
});
