import fc from 'fast-check';
import type { Token } from 'node-llama-cpp';
import { expect, test } from 'vitest';
import { createTokenText } from './token-text.ts';

const control = new Map([
  [900, '<|end|>'],
  [901, '[THINK]'],
]);
/** A vocabulary of bytes. */
const model = {
  isSpecialToken: (token: Token | undefined) => control.has(Number(token)),
  detokenize: (tokens: readonly Token[], special?: boolean) => {
    const names = tokens.map((token) => control.get(token) ?? '');
    if (special === true && names.some((name) => name !== '')) return names.join('');
    return Buffer.from(tokens.filter((token) => token < 256)).toString('utf8');
  },
};
const tokensOf = (text: string): Token[] => [...Buffer.from(text)] as number[] as Token[];

test('characters are sent whole, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const told = createTokenText(model, []);
      const parts = tokensOf(text).map((token) => told.add(token));
      expect(parts.join('') + told.rest()).toBe(text);
      for (const part of parts) expect(part).not.toContain('\uFFFD');
    }),
  );
});

test('an unfinished character is dropped; invalid bytes become U+FFFD', () => {
  const told = createTokenText(model, []);
  expect(
    tokensOf('a€')
      .slice(0, -1)
      .map((token) => told.add(token))
      .join('') + told.rest(),
  ).toBe('a');
  const noise = Array.from({ length: 40 }, () => 0xff as Token);
  const broken = createTokenText(model, []);
  expect(noise.map((token) => broken.add(token)).join('')).toMatch(/^\uFFFD+$/);
});

test('special tokens have no text, except for thinking and requested ones', () => {
  const [end, think] = [900, 901] as Token[];
  expect(createTokenText(model, []).add(end as Token)).toBe('');
  expect(createTokenText(model, ['<|end|>']).add(end as Token)).toBe('<|end|>');
  expect(createTokenText(model, []).add(think as Token)).toBe('[THINK]');
});
