import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonLine, terminalText } from './terminal-text.ts';

test.each([
  ['\u001b[2Jgone', '\uFFFD[2Jgone'],
  ['\u009b31mred', '\uFFFD31mred'],
  ['over\rwritten', 'over\uFFFDwritten'],
  ['\u0007\u0008\u007f', '\uFFFD\uFFFD\uFFFD'],
  ['two\nlines\tand a tab', 'two\nlines\tand a tab'],
  ['Grüße 👩‍🚀 مرحبا', 'Grüße 👩‍🚀 مرحبا'],
])('%j has no effect in a terminal', (text, shown) => {
  expect(terminalText(text)).toBe(shown);
});

test('a JSON line parses back to its value, and holds no control sequence', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
      const line = jsonLine({ value, text });
      expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify({ value, text })));
      expect(terminalText(line)).toBe(line);
      expect(line).not.toMatch(/[\n\u2028\u202e]/);
    }),
  );
});
