import { expect, test } from 'vitest';
import { excerpt } from './excerpt.ts';

test.each<[string, string, string]>([
  ['Short', 'short', 'Short'],
  ['Two\n\nlines\tand\u0000 more', 'lines', 'Two lines and more'],
  [`${'so '.repeat(100)}the Word ${'on '.repeat(100)}`, 'word', /^…(so )+the Word (on )+o?n?…$/.source],
  [`${'so '.repeat(100)}Äpfel`, 'apfel', /^…(so )+Äpfel$/.source],
  ['x'.repeat(500), 'none', /^x{160}…$/.source],
  [`${'😀'.repeat(100)}word`, 'word', /^…(😀)+word$/.source],
])('%#: a line around the word', (text, word, line) => {
  expect(excerpt(text, word)).toMatch(line.startsWith('^') ? new RegExp(line, 'u') : line);
});
