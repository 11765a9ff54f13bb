import { describe, expect, test } from 'vitest';
import builtIn from './built-in.json' with { type: 'json' };
import { catalogueSchema } from './schema.ts';

const [model] = builtIn.models;

/** Whether a catalogue of this one model is valid. */
function passes(change: Readonly<Record<string, unknown>>): boolean {
  return catalogueSchema().safeParse({ version: 1, models: [{ ...model, ...change }] }).success;
}

test('a real model is valid', () => {
  expect(passes({})).toBe(true);
});

describe('the hash', () => {
  test('A22: a placeholder of zeros is refused, as it could verify nothing', () => {
    const result = catalogueSchema().safeParse({
      version: 1,
      models: [{ ...model, sha256: '0'.repeat(64) }],
    });
    expect(result.success).toBe(false);
    expect(result.error?.issues[0]?.message).toBe('a placeholder hash verifies nothing');
    expect(passes({ sha256: `${'0'.repeat(63)}1` })).toBe(true);
  });

  test.each([
    '',
    'a'.repeat(63),
    'a'.repeat(65),
    'A'.repeat(64),
    'g'.repeat(64),
    `${'a'.repeat(64)}\n`,
    null,
  ])('%j is refused', (sha256) => {
    expect(passes({ sha256 })).toBe(false);
  });
});

describe('the id, which becomes a file name', () => {
  test.each(['a', 'qwen3.5-9b-q4_k_m', '0x', 'a'.repeat(128)])('%s is valid', (id) => {
    expect(passes({ id })).toBe(true);
  });

  test.each([
    '',
    '.',
    '..',
    '.hidden',
    'ends.',
    'ends ',
    '../up',
    'a/b',
    'a\\b',
    'a:b',
    'UPPER',
    'ü',
    'a\u0000b',
    'a\n',
    'a'.repeat(129),
  ])('%j is refused', (id) => {
    expect(passes({ id })).toBe(false);
  });

  test('is unique', () => {
    const twice = catalogueSchema().safeParse({ version: 1, models: [model, { ...model, name: 'Another' }] });
    expect(twice.error?.issues[0]?.message).toBe('every model has an id of its own');
  });
});

describe('the rest', () => {
  test.each([
    { bytes: 0 },
    { bytes: -1 },
    { bytes: 1.5 },
    { bytes: '1' },
    { url: 'no address' },
    { url: undefined },
    { name: '' },
    { rank: 1.5 },
    { contextLength: 0 },
    { about: 'x'.repeat(401) },
    { surprise: true },
  ])('%j is refused', (change) => {
    expect(passes(change)).toBe(false);
  });

  test('A7: an unpublished size is null', () => {
    expect(passes({ bytes: null })).toBe(true);
    expect(passes({ bytes: undefined })).toBe(false);
  });

  test('a model is a demo only when it says so', () => {
    expect(catalogueSchema().parse({ version: 1, models: [model] }).models[0]?.demo).toBe(false);
    expect(catalogueSchema().parse({ version: 1, models: [{ ...model, demo: true }] }).models[0]?.demo).toBe(
      true,
    );
  });
});
