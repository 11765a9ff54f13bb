import { describe, expect, test } from 'vitest';
import { ifRangeValue, isOtherVersion, validatorOf } from './validators.ts';

const friday = 'Fri, 02 Jan 2026 03:04:05 GMT';
const saturday = 'Sat, 03 Jan 2026 03:04:05 GMT';

test('are read from an answer', () => {
  expect(validatorOf({ etag: '"a"', 'last-modified': friday })).toEqual({
    etag: '"a"',
    lastModified: friday,
  });
  expect(validatorOf({})).toEqual({ etag: null, lastModified: null });
});

describe('If-Range', () => {
  test('A5: carries a strong ETag', () => {
    expect(ifRangeValue({ etag: '"abc"', lastModified: friday })).toBe('"abc"');
    expect(ifRangeValue({ etag: '""', lastModified: null })).toBe('""');
  });

  test.each(['W/"abc"', 'w/"abc"', 'abc', '"abc', '"a"b"', '"a", "b"', ''])(
    'A6: never carries %s, which does not compare byte for byte',
    (etag) => {
      expect(ifRangeValue({ etag, lastModified: friday })).toBeNull();
    },
  );

  test('A6: is omitted where nothing is known', () => {
    expect(ifRangeValue(null)).toBeNull();
    expect(ifRangeValue({ etag: null, lastModified: friday })).toBeNull();
  });
});

describe('another version', () => {
  const both = { etag: '"a"', lastModified: friday };

  test.each([
    ['another ETag', { etag: '"b"', lastModified: friday }, true],
    ['the same ETag at another date', { etag: '"a"', lastModified: saturday }, false],
    ['the ETag became weak', { etag: 'W/"a"', lastModified: friday }, true],
    ['no ETag, same date', { etag: null, lastModified: friday }, false],
    ['no ETag, another date', { etag: null, lastModified: saturday }, true],
    ['nothing', { etag: null, lastModified: null }, false],
  ])('A5: %s', (_what, answered, isOther) => {
    expect(isOtherVersion(both, answered)).toBe(isOther);
  });

  test('A6: is undecidable without validators', () => {
    expect(isOtherVersion(null, both)).toBe(false);
    expect(isOtherVersion({ etag: null, lastModified: null }, both)).toBe(false);
    expect(isOtherVersion({ etag: '"a"', lastModified: null }, { etag: null, lastModified: friday })).toBe(
      false,
    );
  });
});
