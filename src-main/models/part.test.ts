import { expect, test } from 'vitest';
import { firstPartId, partId, partOf } from './part.ts';

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

test('the id of a part parses back into its parts', () => {
  expect(partOf(partId('big', 2, 12))).toEqual({ base: 'big-of-00012', index: 2, count: 12 });
  expect(firstPartId('big', 12)).toBe('big-00001-of-00012');
});
