import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSmallPlainData } from './plain-data.ts';

const limit = 16 * 1024;

/** Lists that contain the same list twice, so deep that their text would have 2^levels parts. */
function shared(levels: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level += 1) value = [value, value];
  return value;
}

describe('small plain data', () => {
  it.each([
    undefined,
    null,
    '',
    'text',
    0,
    Number.NaN,
    true,
    [],
    {},
    [undefined, [null, [{ a: [] }]]],
    { id: 'x', nested: { list: [1, 'two', false] } },
    Object.create(null),
    { constructor: 'x' },
    JSON.parse('{"__proto__":{"a":1}}'),
  ])('includes %o', (value) => {
    expect(isSmallPlainData(value, limit)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['a map', new Map()],
    ['a set', new Set()],
    ['a date', new Date(0)],
    ['a buffer', new ArrayBuffer(8)],
    ['bytes', new Uint8Array(8)],
    ['a pattern', /x/],
    ['an error', new Error('x')],
    ['a BigInt', 1n],
    ['a symbol', Symbol('x')],
    ['a function', () => {}],
    ['a boxed text', Object('x')],
  ])('excludes %s, at any depth', (_what, value) => {
    expect(isSmallPlainData(value, limit)).toBe(false);
    expect(isSmallPlainData({ list: [1, { value }] }, limit)).toBe(false);
  });

  it('is checked up to any bound: a list, or fields, of a million', () => {
    const million = 1_000_000;
    expect(isSmallPlainData(Array(million).fill(0), 2 * million)).toBe(true);
    const fields = Object.fromEntries(Array.from({ length: 300_000 }, (_, index) => [`f${index}`, index]));
    expect(isSmallPlainData({ fields }, 10 * million)).toBe(true);
  });

  it.each([1, 10, 1000])('counts characters, names and values: at most %i', (size) => {
    expect(isSmallPlainData('x'.repeat(size - 1), size)).toBe(true);
    expect(isSmallPlainData('x'.repeat(size), size)).toBe(false);
    expect(isSmallPlainData(Array(size - 1).fill(0), size)).toBe(true);
    expect(isSmallPlainData(Array(size).fill(0), size)).toBe(false);
    expect(isSmallPlainData({ ['x'.repeat(size)]: 0 }, size + 2)).toBe(true);
    expect(isSmallPlainData({ ['x'.repeat(size)]: 0 }, size + 1)).toBe(false);
  });

  // Each of these would block main for seconds or for ever if it were serialized.
  const cycle: unknown[] = [];
  cycle.push(cycle, { cycle });
  const sparse: unknown[] = [];
  sparse.length = 2 ** 32 - 1;
  const wide = Object.fromEntries(Array.from({ length: 200_000 }, (_nothing, index) => [`f${index}`, index]));
  const deep = Array.from({ length: 100_000 }).reduce<unknown>((inner) => [inner], 'x');
  it.each<[string, unknown]>([
    ['lists shared on a thousand levels', shared(1000)],
    ['a cycle', cycle],
    ['a list of four thousand million holes', sparse],
    ['a great many fields', wide],
    ['a great many levels', deep],
    ['a long text', 'x'.repeat(10_000_000)],
    ['a long list', Array(1_000_000).fill(0)],
  ])('excludes %s, without reading all of it', (_what, value) => {
    expect(isSmallPlainData({ id: value }, limit)).toBe(false);
  });

  it('includes all short JSON, and no long one', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(isSmallPlainData(value, 2 * JSON.stringify(value).length + 1)).toBe(true);
        expect(isSmallPlainData([value, 'x'.repeat(limit)], limit)).toBe(false);
      }),
    );
  });
});
