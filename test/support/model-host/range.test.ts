import { describe, expect, test } from 'vitest';
import { ifRangeHolds, parseRange } from './range.ts';

describe('parseRange, of 100 bytes', () => {
  test.each([
    ['bytes=0-0', 0, 0],
    ['bytes=10-19', 10, 19],
    ['bytes=10-', 10, 99],
    ['bytes=99-', 99, 99],
    ['bytes=90-1000', 90, 99],
    ['bytes=-10', 90, 99],
    ['bytes=-1000', 0, 99],
    ['Bytes= 5-6', 5, 6],
  ])('%s', (header, start, end) => {
    expect(parseRange(header, 100)).toEqual({ kind: 'part', start, end });
  });

  test.each(['bytes=100-', 'bytes=100-200', 'bytes=-0'])('%s is not satisfiable', (header) => {
    expect(parseRange(header, 100)).toEqual({ kind: 'unsatisfiable' });
  });

  test.each([undefined, '', 'bytes=', 'bytes=-', 'bytes=5-4', 'bytes=0-1,4-5', 'lines=0-1', 'bytes=a-b'])(
    '%s is ignored',
    (header) => {
      expect(parseRange(header, 100)).toEqual({ kind: 'whole' });
    },
  );

  test('an empty file satisfies no range', () => {
    expect(parseRange('bytes=0-', 0)).toEqual({ kind: 'unsatisfiable' });
    expect(parseRange('bytes=-5', 0)).toEqual({ kind: 'unsatisfiable' });
  });
});

describe('ifRangeHolds', () => {
  const date = 'Mon, 01 Jan 2024 00:00:00 GMT';
  const validators = { etag: '"a"', lastModified: date };

  test('without the header', () => expect(ifRangeHolds(undefined, validators)).toBe(true));
  test('the same ETag', () => expect(ifRangeHolds('"a"', validators)).toBe(true));
  test('another ETag', () => expect(ifRangeHolds('"b"', validators)).toBe(false));
  test('a weak ETag never', () =>
    expect(ifRangeHolds('W/"a"', { ...validators, etag: 'W/"a"' })).toBe(false));
  test('the same date', () => expect(ifRangeHolds(date, validators)).toBe(true));
  test('another date', () => expect(ifRangeHolds(date.replace('01', '02'), validators)).toBe(false));
  test('no validator', () => expect(ifRangeHolds('"a"', { etag: null, lastModified: null })).toBe(false));
});
