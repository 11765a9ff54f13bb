import { expect, test } from 'vitest';
import { z } from 'zod';
import { partOf, together, wholeId, wholeName } from './part.ts';

test.each([
  ['big-0123abcd-00001-of-00003', { base: 'big-0123abcd-of-00003', index: 1, count: 3 }],
  ['big-00003-of-00003', { base: 'big-of-00003', index: 3, count: 3 }],
  ['big-00004-of-00003', null],
  ['big-00000-of-00003', null],
  ['big-00001-of-00001', null],
  ['big-1-of-3', null],
  ['big', null],
])('%s', (modelId, part) => {
  expect(partOf(modelId)).toEqual(part);
});

test('an id of a whole is of the shape that ids of downloads have, always the same, and no other’s', () => {
  expect(z.uuid().safeParse(wholeId('big-of-00003')).success).toBe(true);
  expect(wholeId('big-of-00003')).toBe(wholeId('big-of-00003'));
  expect(wholeId('big-of-00003')).not.toBe(wholeId('big-of-00002'));
});

test('parts come together in order, the rest stays where it is', () => {
  const ids = ['a', 'b-00002-of-00002', 'c', 'b-00001-of-00002', 'b-00001-of-00003', 'a'];
  expect(together(ids, (id) => id)).toEqual([
    ['a'],
    ['b-00001-of-00002', 'b-00002-of-00002'],
    ['c'],
    ['b-00001-of-00003'],
    ['a'],
  ]);
});

test.each([
  ['Big (Q4_K_M), part 2 of 3', 'Big (Q4_K_M)'],
  ['Part 2 of 3', 'Part 2 of 3'],
])('%s is called %s', (name, whole) => {
  expect(wholeName(name)).toBe(whole);
});
