import { expect, test } from 'vitest';
import { textOf } from './text-of.ts';

const text = '{"name":"Ä模"}';
const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();

test.each<[string, Buffer]>([
  ['UTF-8 without a byte order mark', Buffer.from(text)],
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
  ['UTF-16, as PowerShell writes it', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16 in the other byte order', swapped(Buffer.from(`\uFEFF${text}`, 'utf16le'))],
])('A29: %s is decoded', (_what, bytes) => {
  expect(textOf(bytes)).toBe(text);
});

test('empty text, a lone mark, and half a mark are text', () => {
  expect(textOf(Buffer.from([]))).toBe('');
  expect(textOf(Buffer.from([0xef, 0xbb, 0xbf]))).toBe('');
  expect(textOf(Buffer.from([0x41, 0xef, 0xbb]))).toBe('A\uFFFD');
});
