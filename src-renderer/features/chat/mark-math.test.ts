import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestFormula, markMath } from './mark-math.ts';

test.each([
  ['$x^2$', '$$ x^2 $$'],
  ['so $\\frac{a}{b}$, and', 'so $$ \\frac{a}{b} $$, and'],
  ['\\(x^2\\)', '$$ x^2 $$'],
  ['\\[ x^2 \\]', '$$ \\displaystyle x^2 $$'],
  ['$$x$$', '$$ \\displaystyle x $$'],
  ['$$\nx = 1\n+ 2\n$$', '$$ \\displaystyle x = 1 + 2 $$'],
  ['\\[\na\n- b\n\\]', '$$ \\displaystyle a - b $$'],
  ['$ax^2 + bx + c = 0$', '$$ ax^2 + bx + c = 0 $$'],
  ['$a$ and $b$', '$$ a $$ and $$ b $$'],
  ['$x \\text{ if it is so } y$', '$$ x \\text{ if it is so } y $$'],
  ['a price of \\$5, and $p$', 'a price of \\$5, and $$ p $$'],
  ['$a\\$b$', '$$ a\\$b $$'],
])('%j holds a formula', (text, marked) => {
  expect(markMath(text)).toBe(marked);
});

test.each([
  'It costs $5 and $10.',
  'From $5-$10 it is.',
  'US$5, or A$6$',
  'Between 5$ and 10$.',
  'Take ($5 or 10$) along.',
  '($5 is too much, and 10$) they say',
  'Set $HOME and $PATH, or $HOME/$USER.',
  'A single $ alone, $ x $, and $',
  '$$',
  '$$ never closed',
  '\\(never closed',
  '\\[never\n\nclosed\\]',
  '\\\\(no\\\\)',
  '`$x$` and ``a ` $y$``',
  '```\n$x$\n```\n',
  '~~~tex\n\\[ x \\]\n',
  '~~gone~~',
  `$${'x'.repeat(longestFormula + 1)}$`,
])('%j stays unchanged', (text) => {
  expect(markMath(text)).toBe(text);
});

test('formulas are marked again after a code block', () => {
  expect(markMath('```\n$x$\n```\n$y$')).toBe('```\n$x$\n```\n$$ y $$');
});

test('text without formulas stays unchanged, and any text keeps its characters', () => {
  const piece = fc.constantFrom('a', ' ', '\n', '`', '```', '~', '$', '$$', '\\', '(', '[', ']', '5');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      const marked = markMath(text);
      if (!/\$|\\[([]/.test(text)) expect(marked).toBe(text);
      expect(marked.replaceAll(/[$\s]|\\displaystyle|\\[()[\]]/g, '')).toBe(
        text.replaceAll(/[$\s]|\\[()[\]]/g, ''),
      );
    }),
  );
});
