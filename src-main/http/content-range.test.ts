import { expect, test } from 'vitest';
import { parseContentRange, parseUnsatisfiedTotal } from './content-range.ts';

test.each([
  ['bytes 0-0/1', { first: 0, last: 0, total: 1 }],
  ['bytes 100-199/1000', { first: 100, last: 199, total: 1000 }],
  ['bytes 100-199/*', { first: 100, last: 199, total: null }],
  ['BYTES 1-2/3 ', { first: 1, last: 2, total: 3 }],
  ['bytes  0 - 9 / 10', { first: 0, last: 9, total: 10 }],
  ['\tbytes\t0-9/10', { first: 0, last: 9, total: 10 }],
  ['bytes=0-9/10', { first: 0, last: 9, total: 10 }],
  ['bytes: 0-9/10', { first: 0, last: 9, total: 10 }],
  ['0-9/10', { first: 0, last: 9, total: 10 }],
  ['bytes 0-9/10, bytes 0-9/10', { first: 0, last: 9, total: 10 }],
  [
    'bytes 0-9007199254740989/9007199254740990',
    { first: 0, last: 9007199254740989, total: 9007199254740990 },
  ],
])('A29: %j', (header, range) => {
  expect(parseContentRange(header)).toEqual(range);
});

test.each([
  undefined,
  '',
  'bytes',
  'bytes */1000',
  'bytes 5-4/10',
  'bytes 0-10/10',
  'bytes 0-9',
  'bytes -1-9/10',
  `bytes 0-9/10${' '.repeat(200)}`,
  `bytes 0-9/10${', bytes 0-9/10'.repeat(50)}`,
  'bytes 0x1-2/3',
  'bytes 1.5-2/3',
  'items 0-9/10',
  'bytes 0-9/10, bytes 10-19/20',
  'bytes 0-99999999999999999999/100000000000000000000',
  'bytes 99999999999999999999-99999999999999999999/*',
])('A2: %j is not a range', (header) => {
  expect(parseContentRange(header)).toBeNull();
});

test('A4: a 416 may give the total', () => {
  expect(parseUnsatisfiedTotal('bytes */1000')).toBe(1000);
  expect(parseUnsatisfiedTotal(' Bytes */0')).toBe(0);
  expect(parseUnsatisfiedTotal('bytes=*/10, bytes=*/10')).toBe(10);
  for (const header of [
    undefined,
    '',
    'bytes */*',
    'bytes 0-9/10',
    'bytes */-1',
    'bytes */99999999999999999999',
  ]) {
    expect(parseUnsatisfiedTotal(header)).toBeNull();
  }
});
