import { expect, it } from 'vitest';
import { formatCount, formatDay } from './format-plain.ts';

it('numbers and days have their usual form', () => {
  expect(formatCount(262_144)).toBe('262,144');
  expect(formatDay('2026-11-23')).toBe('November 23, 2026');
});
