import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createChunks } from './chunks.ts';

/** The decoded text when it comes in pieces of this size, and what followed its end. */
function read(text: string, pieceBytes: number): { body: string; behind: number | null } {
  const chunks = createChunks();
  const bytes = Buffer.from(text, 'latin1');
  let body = '';
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const behind = chunks.take(bytes.subarray(at, at + pieceBytes), (part) => {
      body += part.toString('latin1');
    });
    if (behind !== null) return { body, behind: behind + Math.max(0, bytes.length - at - pieceBytes) };
  }
  return { body, behind: null };
}

test('A7: a chunked body decodes the same, however it is split', () => {
  const part = fc.string({ unit: fc.constantFrom('a', '\r', '\n', '0', ';'), minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 6 }),
      fc.constantFrom('\r\n', '\n'),
      fc.constantFrom('', ';a=b', '  '),
      fc.constantFrom('', 'X: y\r\n', 'X: y\nZ:\n'),
      fc.integer({ min: 1, max: 50 }),
      (parts, end, extension, trailer, pieceBytes) => {
        const sent = parts
          .map((each) => `${each.length.toString(16)}${extension}${end}${each}${end}`)
          .join('');
        const text = `${sent}0${extension}${end}${trailer}${end}HTTP`;
        expect(read(text, pieceBytes)).toEqual({ body: parts.join(''), behind: 4 });
      },
    ),
  );
});

test('A8: a truncated body has no end', () => {
  const text = '4\r\nbody\r\n0\r\n\r\n';
  for (let bytes = 0; bytes < text.length; bytes += 1) {
    for (const pieceBytes of [1, 100]) expect(read(text.slice(0, bytes), pieceBytes).behind).toBeNull();
  }
});
