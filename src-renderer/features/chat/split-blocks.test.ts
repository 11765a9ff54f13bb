import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitBlocks } from './split-blocks.ts';

test('paragraphs are blocks', () => {
  expect(splitBlocks('One.\n\nTwo\nlines.\n\n\nThree.')).toEqual(['One.\n\n', 'Two\nlines.\n\n\n', 'Three.']);
});

test('code is one block, blank lines included, even while it is unclosed', () => {
  const code = '```ts\nlet a;\n\nlet b;\n```\n';
  expect(splitBlocks(`${code}\nDone.`)).toEqual([`${code}\n`, 'Done.']);
  expect(splitBlocks('```ts\nlet a;\n\nlet b;')).toEqual(['```ts\nlet a;\n\nlet b;']);
  expect(splitBlocks('````\n```\n\nx\n````\n\ny')).toEqual(['````\n```\n\nx\n````\n\n', 'y']);
});

test('a list is one block, so its numbers continue', () => {
  expect(splitBlocks('1. a\n\n   more\n\n2. b\n\nEnd')).toEqual(['1. a\n\n   more\n\n2. b\n\n', 'End']);
});

test('the joined blocks equal the text', () => {
  const piece = fc.constantFrom('a', '\n', '\n\n', '```', '~~~\n', '- x', '    ', '1. ', '| a | b |');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      expect(splitBlocks(text).join('')).toBe(text);
    }),
  );
});
