import { expect, test } from 'vitest';
import { aModel } from '../../state/fixtures/snapshots.ts';
import { makersOf, passing, plainFilter, sizeRanges } from './filters.ts';

const models = [
  aModel({ id: 'a', maker: 'Beta', bytes: 1e9 }),
  aModel({ id: 'b', maker: 'alpha', bytes: 2e9, verdict: 'tight' }),
  aModel({ id: 'c', maker: 'Beta', bytes: 30e9, verdict: 'too-big' }),
  aModel({ id: 'd', maker: 'Gamma', bytes: null, name: 'Strange One' }),
];
const ids = (over: Partial<typeof plainFilter>, text = ''): string =>
  passing(models, { ...plainFilter, ...over }, text)
    .map(({ id }) => id)
    .join('');

test('models that are too big are hidden until asked for', () => {
  expect(ids({})).toBe('abd');
  expect(ids({ fits: false })).toBe('abcd');
});

test('by size: each known size is in exactly one range, an unknown one in none', () => {
  expect(ids({ size: 'small' })).toBe('a');
  expect(ids({ size: 'middle' })).toBe('b');
  expect(ids({ size: 'huge', fits: false })).toBe('c');
  const ranges = sizeRanges.filter((size) => size !== 'any');
  for (const bytes of [0, 1, 2e9, 6e9, 19_999_999_999, 20e9, 1e12]) {
    const one = [aModel({ bytes })];
    expect(ranges.filter((size) => passing(one, { ...plainFilter, size }).length === 1)).toHaveLength(1);
  }
});

test('by maker and by words, combined', () => {
  expect(ids({ maker: 'Beta' })).toBe('a');
  expect(ids({}, 'strange')).toBe('d');
  expect(ids({ maker: 'Beta' }, 'strange')).toBe('');
  expect(makersOf(models, 'en')).toEqual(['alpha', 'Beta', 'Gamma']);
});
