import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { complement, jsonCharacter, union } from './code-points.ts';
import { textMatching } from './text-pattern.ts';

/** The grammar as a regular expression over a JSON text: its literals and escapes are written differently there. */
function asExpression(grammar: string): RegExp {
  const char = String.raw`(?:[^"\\\x7F\x00-\x1F]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))`;
  const text = grammar
    .replaceAll(/"((?:[^"\\]|\\.)*)"/g, (_, literal: string) => {
      const meant = literal.replaceAll(/\\(.)/g, '$1');
      return `(?:${meant.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')})`;
    })
    .replaceAll('char', char)
    .replaceAll(/\\U([0-9A-F]{8})/g, (_, hex: string) => `\\u{${hex.replace(/^0+/, '')}}`)
    .replaceAll(/ (?![^[]*\])/g, '');
  return new RegExp(`^(?:${text})$`, 'u');
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

const patterns: readonly string[] = [
  '^[a-z]+$',
  '^[A-Z]{2}-\\d{3,5}$',
  '^(red|green|blue)$',
  '^a|b$',
  '^https?://[\\w.-]+(/.*)?$',
  '^[^"\\\\]{1,4}$',
  '^["\\\\\\n]{1,3}$',
  '^\\S+@\\S+\\.[a-z]{2,}$',
  '^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$',
  '^.{0,3}$',
  '^[ä-üß€😀-😎]*$',
  '^\\/\\u0041\\.$',
  '^$',
];

describe.each(patterns)('the texts of %s', (pattern) => {
  const wanted = new RegExp(pattern, 'u');
  const grammar = textMatching(pattern, 'char');
  const written = asExpression(grammar ?? '');

  test('can be written', () => {
    expect(grammar).not.toBeNull();
    fc.assert(
      fc.property(fc.stringMatching(wanted), (text) => {
        // What JSON writes by four hexadecimal digits is left out.
        fc.pre(!/\\u/.test(inJson(text)) && !/\x7F/.test(text) && text.length < 100);
        expect(written.test(inJson(text)), JSON.stringify(text)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('are all that can be written', () => {
    const near = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.stringMatching(wanted).map((text) => `${text}x`),
    );
    fc.assert(
      fc.property(near, (text) => {
        if (written.test(inJson(text))) expect(wanted.test(text), JSON.stringify(text)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

test('a pattern without anchors is searched for anywhere', () => {
  expect(textMatching('b', 'char')).toBe('char{0,100} [b] char{0,100}');
  expect(textMatching('^b', 'char')).toBe('[b] char{0,100}');
  expect(textMatching('b$', 'char')).toBe('char{0,100} [b]');
  expect(textMatching('', 'char')).toBe('char{0,100} char{0,100}');
});

test.each([
  '(?=a)b',
  '(?<!a)b',
  '\\bword\\b',
  '(a)\\1',
  '\\p{L}+',
  'a^b',
  '(^a)',
  '[',
  'a{2000}',
  '(a{1000}){1000}',
  '\\u0001',
  '(?i:a)',
  `${'('.repeat(40)}a${')'.repeat(40)}`,
  'a'.repeat(1001),
])('%s cannot be followed', (pattern) => {
  expect(textMatching(pattern, 'char')).toBeNull();
});

test('sets are joined, and turned round and back', () => {
  const range = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }));
  const set = fc.array(
    range.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(set, fc.integer({ min: 0, max: 310 }), (ranges, point) => {
      const isIn = (of: typeof ranges): boolean => of.some(([from, to]) => point >= from && point <= to);
      expect(isIn([...union([ranges])])).toBe(isIn(ranges));
      expect(isIn([...complement(ranges)])).toBe(!isIn(ranges));
      expect(complement(complement(ranges))).toEqual(union([ranges]));
    }),
  );
});

test('no character of a JSON text is outside of what JSON allows', () => {
  expect(jsonCharacter([[0, 7]])).toBeNull();
  expect(jsonCharacter([[0xd800, 0xdfff]])).toBeNull();
  expect(jsonCharacter([[0x22, 0x22]])).toBe('"\\\\\\""');
  expect(jsonCharacter([[0x41, 0x43]])).toBe('[A-C]');
});
