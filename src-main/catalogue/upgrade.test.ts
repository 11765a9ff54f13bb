import { describe, expect, test } from 'vitest';
import builtIn from './built-in.json' with { type: 'json' };
import { catalogueSchema } from './schema.ts';
import { upgrade } from './upgrade.ts';

const old = {
  id: 'old-one',
  name: 'Old One',
  family: 'Old',
  maker: 'Somebody',
  publisher: 'Somebody',
  about: 'Made before catalogues had numbers.',
  parameters: '1B',
  quantization: 'Q8_0',
  url: 'https://models.example/old.gguf',
  bytes: 5,
  sha256: 'a'.repeat(64),
  licence: 'MIT',
  contextLength: null,
  rank: 3,
};

describe('a catalogue of version 1', () => {
  test('is read as version 2: missing facts are unknown, and the model stays recommendable', () => {
    const { version, serial, published, models } = catalogueSchema().parse({ version: 1, models: [old] });
    expect({ version, serial, published }).toEqual({ version: 2, serial: 0, published: null });
    expect(models[0]).toMatchObject({
      ...old,
      licenceName: 'MIT',
      licenceSummary: 'free for any use',
      layers: null,
      gated: null,
      doubts: [],
      recommendable: true,
      demo: false,
    });
  });

  test('maps a license with conditions to terms of its own', () => {
    const { models } = catalogueSchema().parse({ version: 1, models: [{ ...old, licence: 'llama3.2' }] });
    expect(models[0]?.licenceSummary).toBe('its own terms');
  });

  test('may hold models of version 2 unchanged', () => {
    const { models } = catalogueSchema().parse({ version: 1, models: [old, ...builtIn.models] });
    expect(models.slice(1)).toEqual(catalogueSchema().parse(builtIn).models);
  });

  test('stays invalid when it is invalid', () => {
    expect(catalogueSchema().safeParse({ version: 1, models: [{ ...old, bytes: -1 }] }).success).toBe(false);
    expect(catalogueSchema().safeParse({ version: 1, models: [null] }).success).toBe(false);
    expect(catalogueSchema().safeParse({ version: 1, models: [{ ...old, surprise: 1 }] }).success).toBe(
      false,
    );
  });
});

test.each([null, 'text', [1], { version: 2, models: [old] }, { version: 1, models: 'none' }])(
  '%j is passed to the schema unchanged',
  (data) => {
    expect(upgrade(data)).toBe(data);
  },
);

test('version 2 requires every field', () => {
  expect(catalogueSchema().safeParse({ ...builtIn, models: [old] }).success).toBe(false);
});
