import { expect, test } from 'vitest';
import { trimmed } from './trimmed.ts';

test.each([
  ['--a-b--', 'both', 'a-b'],
  ['--a-b--', 'end', '--a-b'],
  ['----', 'both', ''],
  ['----', 'end', ''],
  ['', 'both', ''],
  ['a', 'both', 'a'],
] as const)('%j cut at %s is %j', (text, ends, told) => {
  expect(trimmed(text, /-/, ends)).toBe(told);
});
