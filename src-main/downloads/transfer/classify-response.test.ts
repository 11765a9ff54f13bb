import { describe, expect, test } from 'vitest';
import type { Headers } from '../../http/client.ts';
import { type Asked, classifyResponse, type ResponseClass } from './classify-response.ts';

const etag = '"v1"';

/** Requested are bytes 400 to the end of a file of 1000, of which 400 are there. */
const resumed: Asked = {
  start: 400,
  end: Number.POSITIVE_INFINITY,
  expectedBytes: 1000,
  isProvable: false,
  knownTotal: 1000,
  validator: { etag, lastModified: null },
  sentIfRange: true,
  receivedBytes: 400,
  isContinuing: false,
  nowMs: 0,
  retryAfterCapMs: 3_600_000,
};
const fresh: Asked = { ...resumed, start: 0, knownTotal: 1000, validator: null, receivedBytes: 0 };
const unknown: Asked = { ...fresh, expectedBytes: null, knownTotal: null };

/** The verdict without its message. */
function verdict(status: number, headers: Headers, asked: Asked): Partial<ResponseClass> {
  const judged: Record<string, unknown> = { ...classifyResponse(status, headers, asked) };
  delete judged['message'];
  return judged as Partial<ResponseClass>;
}

const retry = (code: string, waitMs: number | null = null) => ({ kind: 'retry', code, waitMs });

describe('206', () => {
  test('accepts the part that was asked for', () => {
    expect(verdict(206, { 'content-range': 'bytes 400-999/1000', etag }, resumed)).toEqual({
      kind: 'body',
      totalBytes: 1000,
      end: 1000,
      ranges: true,
    });
  });

  test('accepts a shorter part; the rest is asked for later', () => {
    expect(verdict(206, { 'content-range': 'bytes 400-499/1000', etag }, resumed)).toMatchObject({
      end: 500,
    });
  });

  test('A7: accepts a part of a file of unknown size, and keeps the known size', () => {
    const headers = { 'content-range': 'bytes 0-99/*' };
    expect(verdict(206, headers, unknown)).toMatchObject({ kind: 'body', totalBytes: null, end: 100 });
    expect(verdict(206, headers, fresh)).toMatchObject({ kind: 'body', totalBytes: 1000 });
  });

  test.each([
    ['A2: starts earlier', 'bytes 399-999/1000'],
    ['A2: starts at the beginning', 'bytes 0-999/1000'],
    ['A2: starts later', 'bytes 401-999/1000'],
    ['A2: contradicts itself', 'bytes 400-1000/1000'],
    ['A2: is nonsense', 'bytes'],
    ['A2: is missing', undefined],
  ])('%s: discarded', (_what, range) => {
    expect(verdict(206, { 'content-range': range, etag }, resumed)).toEqual(retry('bad-range'));
  });

  test('A2: a part beyond the end asked for is discarded', () => {
    const bounded = { ...resumed, end: 500 };
    expect(verdict(206, { 'content-range': 'bytes 400-500/1000' }, bounded)).toEqual(retry('bad-range'));
    expect(verdict(206, { 'content-range': 'bytes 400-499/1000' }, bounded)).toMatchObject({ end: 500 });
  });

  test('A3: a total other than the recorded one means another version', () => {
    const asked = { ...resumed, expectedBytes: null };
    expect(verdict(206, { 'content-range': 'bytes 400-999/1001', etag }, asked)).toEqual({
      kind: 'restart',
      reason: 'source-changed',
    });
  });

  test('A3: before the first byte another total is accepted', () => {
    const asked = { ...fresh, expectedBytes: null };
    expect(verdict(206, { 'content-range': 'bytes 0-1000/1001' }, asked)).toMatchObject({ totalBytes: 1001 });
  });

  test('A5: another ETag or date means another version', () => {
    const headers = { 'content-range': 'bytes 400-999/1000', etag: '"v2"' };
    expect(verdict(206, headers, resumed)).toEqual({ kind: 'restart', reason: 'source-changed' });
    const dated = { ...resumed, validator: { etag: null, lastModified: 'Fri' } };
    expect(verdict(206, { 'content-range': 'bytes 400-999/1000', 'last-modified': 'Sat' }, dated)).toEqual({
      kind: 'restart',
      reason: 'source-changed',
    });
  });

  test('A6: without a validator the part is accepted, and the SHA-256 decides', () => {
    const asked = { ...resumed, validator: null };
    expect(verdict(206, { 'content-range': 'bytes 400-999/1000' }, asked)).toMatchObject({ kind: 'body' });
  });

  test('A9: a size other than the catalogue’s is refused', () => {
    expect(verdict(206, { 'content-range': 'bytes 0-1999/2000' }, fresh)).toEqual({
      kind: 'fail',
      code: 'size-mismatch',
      details: { expectedBytes: 1000, sourceBytes: 2000 },
    });
  });
});

describe('200', () => {
  test('from the start is the whole file', () => {
    expect(verdict(200, { 'content-length': '1000' }, fresh)).toEqual({
      kind: 'body',
      totalBytes: 1000,
      end: 1000,
      ranges: false,
    });
  });

  test('A7: without a length the body ends with the connection', () => {
    const body = { kind: 'body', end: Number.POSITIVE_INFINITY, ranges: false };
    expect(verdict(200, {}, fresh)).toEqual({ ...body, totalBytes: 1000 });
    expect(verdict(200, {}, unknown)).toEqual({ ...body, totalBytes: null });
    expect(verdict(200, { 'content-length': 'many' }, unknown)).toEqual({ ...body, totalBytes: null });
  });

  test('A1: to a Range request for the same version means that ranges are ignored', () => {
    expect(verdict(200, { 'content-length': '1000', etag }, resumed)).toEqual({
      kind: 'restart',
      reason: 'ranges-ignored',
    });
    const unvalidated = { ...resumed, validator: null };
    expect(verdict(200, {}, unvalidated)).toEqual({ kind: 'restart', reason: 'ranges-ignored' });
  });

  test('A5: to If-Range, with another ETag or none, means that the source changed', () => {
    for (const answered of ['"v2"', undefined]) {
      expect(verdict(200, { 'content-length': '1000', etag: answered }, resumed)).toEqual({
        kind: 'restart',
        reason: 'source-changed',
      });
    }
  });

  test('A6: after a weak ETag, which was left out, says nothing about the version', () => {
    const weak = { ...resumed, validator: { etag: 'W/"v1"', lastModified: null } };
    expect(verdict(200, { etag: 'W/"v1"' }, weak)).toEqual({ kind: 'restart', reason: 'ranges-ignored' });
  });

  test('A9: of a size other than the catalogue’s is refused before the first byte', () => {
    for (const length of ['999', '1001', '0']) {
      expect(verdict(200, { 'content-length': length }, fresh)).toMatchObject({ code: 'size-mismatch' });
    }
  });
});

describe('bodies other than a model', () => {
  test.each(['gzip', 'br', 'GZIP', 'deflate, gzip'])('A10: %s is refused', (coding) => {
    const headers = { 'content-encoding': coding, 'content-range': 'bytes 400-999/1000' };
    for (const status of [200, 206]) {
      expect(verdict(status, headers, resumed)).toEqual({ kind: 'fail', code: 'encoded-response' });
    }
  });

  test('A10: the encoding "identity" is accepted', () => {
    expect(verdict(200, { 'content-encoding': 'Identity' }, fresh)).toMatchObject({ kind: 'body' });
  });

  test.each(['text/html', 'text/html; charset=utf-8', 'TEXT/HTML', 'application/xhtml+xml'])(
    'A11: %s is a sign-in page',
    (type) => {
      expect(verdict(200, { 'content-type': type, 'content-length': '5' }, fresh)).toEqual(retry('portal'));
    },
  );

  test('A11: status 511 is a sign-in page by definition', () => {
    expect(verdict(511, {}, fresh)).toEqual(retry('portal'));
  });
});

describe('416', () => {
  test('A4: with all bytes received means complete', () => {
    const whole = { ...resumed, start: 1000, receivedBytes: 1000 };
    const complete = { kind: 'complete', totalBytes: 1000 };
    expect(verdict(416, { 'content-range': 'bytes */1000' }, whole)).toEqual(complete);
    expect(verdict(416, {}, whole)).toEqual(complete);
    const sizeless = { ...whole, expectedBytes: null, knownTotal: null };
    expect(verdict(416, { 'content-range': 'bytes */1000' }, sizeless)).toEqual(complete);
  });

  test('A4: with a partial longer than the source restarts', () => {
    const asked = { ...resumed, expectedBytes: null, knownTotal: null };
    const restart = { kind: 'restart', reason: 'partial-too-long' };
    expect(verdict(416, { 'content-range': 'bytes */300' }, asked)).toEqual(restart);
    expect(verdict(416, {}, asked)).toEqual(restart);
  });

  test('A9: with a size other than the catalogue’s is a mismatch', () => {
    expect(verdict(416, { 'content-range': 'bytes */300' }, resumed)).toMatchObject({
      code: 'size-mismatch',
    });
  });

  test('A2: for a range inside the file is refused', () => {
    expect(verdict(416, { 'content-range': 'bytes */1000' }, resumed)).toEqual(retry('bad-range'));
    expect(verdict(416, {}, unknown)).toEqual(retry('bad-range'));
  });
});

describe('refusals', () => {
  test.each([
    ['A12', 401, 'access-refused'],
    ['A12', 403, 'access-refused'],
    ['A13', 404, 'not-found'],
    ['A13', 410, 'not-found'],
    ['A13', 451, 'unavailable'],
    ['A15', 400, 'server'],
    ['A15', 302, 'server'],
    ['A15', 204, 'server'],
  ])('%s: %i ends it as %s', (_row, status, code) => {
    expect(verdict(status, {}, fresh)).toEqual({ kind: 'fail', code });
  });

  test('A12: terms are mentioned only where the hub mentions them', () => {
    expect(verdict(403, { 'x-error-code': 'GatedRepo' }, fresh)).toEqual({
      kind: 'fail',
      code: 'needs-access',
    });
  });

  test.each([408, 500, 502, 503, 504, 599])('A15: %i is retried after the back-off', (status) => {
    expect(verdict(status, {}, fresh)).toEqual(retry('server'));
  });

  test('A14: 429 and 503 are retried when the server says', () => {
    expect(verdict(429, { 'retry-after': '7' }, fresh)).toEqual(retry('rate-limited', 7000));
    expect(verdict(503, { 'retry-after': '7' }, fresh)).toEqual(retry('server', 7000));
    expect(verdict(429, { 'retry-after': '999999' }, fresh)).toEqual(retry('rate-limited', 3_600_000));
    expect(verdict(429, {}, fresh)).toEqual(retry('rate-limited'));
    const ofTheHub = { ratelimit: '"resolvers";r=0;t=55', 'retry-after': '7' };
    expect(verdict(429, ofTheHub, fresh)).toEqual(retry('rate-limited', 55_000));
  });
});

describe('every status there can be', () => {
  const statuses = Array.from({ length: 500 }, (_, index) => index + 100);
  const codeOf = (status: number, headers: Headers): string | null => {
    const judged = classifyResponse(status, headers, fresh);
    return 'code' in judged ? judged.code : null;
  };

  test('has an error code of its own kind, mentions terms only where the hub does, and never blames Noggin', () => {
    const codes = new Set(statuses.map((status) => codeOf(status, {})));
    expect([...codes].filter((code) => code === 'needs-access' || code === 'internal')).toEqual([]);
    const gated = statuses.filter(
      (status) => codeOf(status, { 'x-error-code': 'GatedRepo' }) === 'needs-access',
    );
    expect(gated).toEqual([401, 403]);
  });
});
