import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { NogginError } from '../errors.ts';
import type { HttpResponse } from '../http/client.ts';
import { expectGood } from './answers.ts';

const statuses = Array.from({ length: 500 }, (_, index) => index + 100);

function codeOf(status: number, headers: HttpResponse['headers'], isGated = false): string | null {
  const response = { status, headers, body: Readable.from([]) } as unknown as HttpResponse;
  try {
    expectGood(response, { page: 'https://hub.example/a/b', isGated });
    return null;
  } catch (error) {
    return error instanceof NogginError ? error.code : String(error);
  }
}

describe('every status of the hub', () => {
  test('has an error code of its own kind', () => {
    const codes = new Map(statuses.map((status) => [status, codeOf(status, {})]));
    expect(statuses.filter((status) => codes.get(status) === null)).toEqual([200, 206]);
    expect([...new Set(codes.values())].sort()).toEqual(
      ['access-refused', 'not-found', 'portal', 'rate-limited', 'server', 'unavailable', null].sort(),
    );
  });

  test('mentions terms only where the hub does', () => {
    const says = (headers: HttpResponse['headers'], isGated: boolean): number[] =>
      statuses.filter((status) => codeOf(status, headers, isGated) === 'needs-access');
    expect(says({}, false)).toEqual([]);
    expect(says({}, true)).toEqual([401, 403]);
    expect(says({ 'x-error-code': 'GatedRepo' }, false)).toEqual([401, 403]);
  });
});
