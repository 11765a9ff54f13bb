import { expect, test } from 'vitest';
import { partFileNames, partFileOf } from './part-file.ts';

test.each([
  ['Big-Q4-00002-of-00003.gguf', { base: 'Big-Q4', index: 2, count: 3 }],
  ['a/b/Big-00001-of-00002.GGUF', { base: 'a/b/Big', index: 1, count: 2 }],
  ['Big-00000-of-00003.gguf', null],
  ['Big-00004-of-00003.gguf', null],
  ['Big-00001-of-00001.gguf', null],
  ['Big-00001-of-99999.gguf', null],
  ['-00001-of-00003.gguf', null],
  ['Big-1-of-3.gguf', null],
  ['Big.gguf', null],
])('%s', (name, part) => {
  expect(partFileOf(name)).toEqual(part);
});

test('the names of its siblings differ in the number alone', () => {
  expect(partFileNames('Übung 00001-00002-of-00003.GGUF')).toEqual([
    'Übung 00001-00001-of-00003.GGUF',
    'Übung 00001-00002-of-00003.GGUF',
    'Übung 00001-00003-of-00003.GGUF',
  ]);
  expect(partFileNames('Big.gguf')).toEqual([]);
});
