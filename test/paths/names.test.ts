import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import builtIn from '../../src-main/catalogue/built-in.json' with { type: 'json' };
import { catalogueSchema } from '../../src-main/catalogue/schema.ts';
import { partId } from '../../src-main/models/part.ts';
import { escapeForDisplay } from '../../src-main/names/for-display.ts';
import { idForOwnFile, idForRemoteFile } from '../../src-main/names/ids.ts';
import { isDeviceName } from '../../src-main/platform/device-names.ts';

const folder = path.resolve('/models');
/** What a partial adds to the name of its model: an ending, a UUID, another ending. */
const partialEnding = '.gguf.00000000-0000-4000-8000-000000000000.partial';

/** Names that have led programs astray. */
const hostile = [
  '../../etc/passwd',
  '..\\..\\Windows\\System32\\x',
  '/etc/passwd',
  'C:\\x',
  'C:x',
  '\\\\server\\share\\x',
  '..',
  '.',
  '...',
  '.hidden',
  '-rf',
  '~',
  '$HOME',
  '%USERPROFILE%',
  'CON',
  'nul',
  'aux.gguf',
  'aux.tar.gguf',
  'COM1',
  'lpt9.q4',
  'com¹',
  'name.',
  'name ',
  'name::$DATA',
  'name:stream',
  'a\0b',
  'a\nb',
  'a\u202egguf.exe',
  '\u200b',
  'ﬀ/ﬀ',
  '．．／x',
  'ü'.repeat(300),
  '模型'.repeat(200),
  '😀'.repeat(200),
  '\ud800',
  'x'.repeat(5000),
  '',
  ' ',
  '*?<>|"',
  'CLOCK$',
  'constructor',
  '__proto__',
];
const piece = fc.constantFrom(
  '..',
  '.',
  '/',
  '\\',
  ':',
  '\0',
  '\u202e',
  ' ',
  'con',
  'NUL',
  'aux',
  '.gguf',
  'ü',
  'A',
);
const anyName = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: 'binary' }),
  fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }).map((pieces) => pieces.join('')),
);

/** What every name of ours must be for every file system Noggin runs on. */
function expectSafe(id: string): void {
  const fileName = `${id}.gguf`;
  expect(path.dirname(path.join(folder, fileName))).toBe(folder);
  expect(path.win32.dirname(path.win32.join('C:\\models', fileName))).toBe('C:\\models');
  expect(id).toMatch(/^[a-z0-9][a-z0-9._-]*$/);
  expect(id).not.toMatch(/[. ]$/);
  expect(isDeviceName(fileName), fileName).toBe(false);
  expect(Buffer.byteLength(id + partialEnding)).toBeLessThanOrEqual(255);
}

describe('a file name made by Noggin', () => {
  test('is plain for any name on the hub', () => {
    fc.assert(
      fc.property(anyName, anyName, (name, where) => {
        const id = idForRemoteFile(name, where);
        expectSafe(id);
        expectSafe(partId(id, 1, 999));
      }),
      { numRuns: 3000 },
    );
  });

  test('is plain for any name of a person’s file', () => {
    fc.assert(
      fc.property(anyName, fc.integer({ min: 0, max: 3 }), (name, taken) => {
        let left = taken;
        expectSafe(idForOwnFile(name, () => left-- > 0));
      }),
      { numRuns: 3000 },
    );
  });

  it.each(hostile)('is never %j: a catalogue with such an id is refused as a whole', (id) => {
    const models = [{ ...builtIn.models[0], id }];
    expect(catalogueSchema().safeParse({ ...builtIn, models }).success).toBe(id === 'constructor');
  });

  test('is safe for every valid id of a catalogue', () => {
    fc.assert(
      fc.property(fc.oneof(anyName, fc.stringMatching(/^[a-z0-9._-]{1,129}$/)), (id) => {
        const models = [{ ...builtIn.models[0], id }];
        if (catalogueSchema().safeParse({ ...builtIn, models }).success) expectSafe(id);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('untrusted words', () => {
  test.each(['Model\u202eexe', 'Model\u2066', 'Model\0', 'Mo\u0007del', 'Mo\u2028del', '\u200fModel'])(
    'a catalogue with a model named %j is refused',
    (name) => {
      const models = [{ ...builtIn.models[0], name }];
      expect(catalogueSchema().safeParse({ ...builtIn, models }).success).toBe(false);
    },
  );

  test('a file’s name is displayed without bidirectional and invisible characters', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const shown = escapeForDisplay(name);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
        expect([...shown].length).toBeLessThanOrEqual(120);
      }),
      { numRuns: 2000 },
    );
  });
});
