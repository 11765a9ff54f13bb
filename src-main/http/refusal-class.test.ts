import { describe, expect, test } from 'vitest';
import { classifyResponse } from '../downloads/transfer/classify-response.ts';
import { toErrorView } from '../errors.ts';
import { expectGood } from '../huggingface/answers.ts';
import type { Headers, HttpResponse } from './client.ts';
import { classifyRefusal } from './refusal.ts';

// A refusal is classified in one place, with the same result for a download and the hub.

const asked = {
  ...{ start: 0, end: 10, expectedBytes: null, isProvable: false, knownTotal: null, validator: null },
  ...{ sentIfRange: false, receivedBytes: 0, isContinuing: false, nowMs: 0, retryAfterCapMs: 3_600_000 },
};

function saidByHub(status: number, headers: Headers): string {
  try {
    expectGood({ status, headers } as HttpResponse, { page: null });
    return 'good';
  } catch (error) {
    return toErrorView(error).code;
  }
}

describe.each([
  [401, {}, 'access-refused'],
  [403, {}, 'access-refused'],
  [403, { 'x-error-code': 'GatedRepo' }, 'needs-access'],
  [404, {}, 'not-found'],
  [410, {}, 'not-found'],
  [408, {}, 'server'],
  [429, { 'retry-after': '7' }, 'rate-limited'],
  [451, {}, 'unavailable'],
  [500, {}, 'server'],
  [501, {}, 'server'],
  [503, {}, 'server'],
  [511, {}, 'portal'],
  [302, {}, 'server'],
  [999, {}, 'server'],
] as const)('%i %j', (status, headers, code) => {
  test('is the same for a download and for the hub', () => {
    expect(classifyResponse(status, headers, asked)).toMatchObject({ code });
    expect(saidByHub(status, headers)).toBe(code);
  });
});

test('temporary refusals differ from final ones', () => {
  const passing = [408, 429, 500, 502, 503, 504, 511];
  for (const status of [400, 401, 404, 405, 408, 410, 418, 429, 451, 500, 501, 502, 503, 504, 505, 511]) {
    const { isPassing } = classifyRefusal(status, {}, { nowMs: 0, longestWaitMs: 1000 });
    expect([status, isPassing]).toEqual([status, passing.includes(status)]);
  }
});

test('a 401 for a missing repository is not-found without a token, and access-refused after access', () => {
  const headers = { 'x-error-code': 'RepoNotFound' };
  const asker = { nowMs: 0, longestWaitMs: 1000 };
  expect(classifyRefusal(401, headers, { ...asker, isStranger: true }).code).toBe('not-found');
  expect(classifyRefusal(401, headers, asker).code).toBe('access-refused');
});

test('the wait of a server is bounded, and measured by the server’s clock', () => {
  const headers = { 'retry-after': 'Fri, 02 Jan 2026 03:05:05 GMT', date: 'Fri, 02 Jan 2026 03:04:05 GMT' };
  expect(classifyRefusal(503, headers, { nowMs: 0, longestWaitMs: 3_600_000 }).waitMs).toBe(60_000);
  expect(classifyRefusal(503, headers, { nowMs: 0, longestWaitMs: 1000 }).waitMs).toBe(1000);
});
