import { describe, expect, onTestFinished, test } from 'vitest';
import { rateLimitMs, retryAfterMs } from './retry-after.ts';

const nowMs = Date.UTC(2026, 0, 2, 3, 4, 5);
const hour = 3_600_000;

describe('Retry-After', () => {
  test.each([
    ['0', 0],
    ['7', 7000],
    [' 120 ', 120_000],
    ['3601', hour],
    ['9'.repeat(400), hour],
  ])('A14: %s in seconds', (header, ms) => {
    expect(retryAfterMs(header, nowMs, hour)).toBe(ms);
  });

  test.each([
    ['IMF-fixdate', 'Fri, 02 Jan 2026 03:04:25 GMT', 20_000],
    ['RFC 850', 'Friday, 02-Jan-26 03:04:25 GMT', 20_000],
    ['in the past', 'Fri, 02 Jan 2026 03:04:00 GMT', 0],
    ['far ahead', 'Sat, 03 Jan 2026 03:04:00 GMT', hour],
  ])('A14: a date, %s', (_form, header, ms) => {
    expect(retryAfterMs(header, nowMs, hour)).toBe(ms);
  });

  test.each(['', 'soon', '-5', '1.5', '2026-01-02', '12 monkeys', 'Fri, 99 Foo'])(
    'A14: %j is malformed, so the back-off decides',
    (header) => {
      expect(retryAfterMs(header, nowMs, hour)).toBeNull();
    },
  );

  test('A14: the asctime date is GMT, whatever the time zone of this computer', () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Auckland';
    onTestFinished(() => {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    });
    expect(new Date(nowMs).getTimezoneOffset()).not.toBe(0);
    expect(retryAfterMs('Fri Jan  2 03:04:25 2026', nowMs, hour)).toBe(20_000);
  });

  test('A14: absent', () => {
    expect(retryAfterMs(undefined, nowMs, hour)).toBeNull();
  });
});

describe('RateLimit', () => {
  test.each([
    ['"resolvers";r=0;t=55', 55_000],
    ['"api"; r=0; t=300', 300_000],
    ['"resolvers";r=0;t=999999', hour],
    ['"resolvers";r=0', null],
    ['t', null],
    [undefined, null],
  ])('A14: %j waits %j ms', (header, ms) => {
    expect(rateLimitMs(header, hour)).toBe(ms);
  });
});
