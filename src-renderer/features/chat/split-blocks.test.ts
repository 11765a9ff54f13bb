import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitBlocks } from './split-blocks.ts';

test('paragraphs are blocks', () => {
  expect(splitBlocks('One.\n\nTwo\nlines.\n\n\nThree.')).toEqual(['One.\n\n', 'Two\nlines.\n\n\n', 'Three.']);
});

test('code is one block, blank lines and all, also while it is not closed', () => {
  const code = '```ts\nlet a;\n\nlet b;\n```\n';
  expect(splitBlocks(`${code}\nDone.`)).toEqual([`${code}\n`, 'Done.']);
  expect(splitBlocks('```ts\nlet a;\n\nlet b;')).toEqual(['```ts\nlet a;\n\nlet b;']);
  expect(splitBlocks('````\n```\n\nx\n````\n\ny')).toEqual(['````\n```\n\nx\n````\n\n', 'y']);
});

test('a list stays one, so that its numbers go on', () => {
  expect(splitBlocks('1. a\n\n   more\n\n2. b\n\nEnd')).toEqual(['1. a\n\n   more\n\n2. b\n\n', 'End']);
});

test('the blocks joined are the text', () => {
  const piece = fc.constantFrom('a', '\n', '\n\n', '```', '~~~\n', '- x', '    ', '1. ', '| a | b |');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      expect(splitBlocks(text).join('')).toBe(text);
    }),
  );
});
