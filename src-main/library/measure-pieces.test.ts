import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { measurePieces } from './measure-pieces.ts';

const pieceBytes = 16;

test('covers a file up to its last byte other than zero, with checksums', async () => {
  const file = path.join(tempFolder(), 'x.partial');
  const bytes = fc.array(fc.constantFrom(0, 0, 7), { maxLength: 100 });
  await fc.assert(
    fc.asyncProperty(bytes, async (content) => {
      writeFileSync(file, Buffer.from(content));
      const seen: number[] = [];
      const { signal } = new AbortController();
      const pieces = await measurePieces(file, content.length, pieceBytes, (at) => seen.push(at), signal);
      const expected = [];
      for (let start = 0; start < content.length; start += pieceBytes) {
        const piece = content.slice(start, start + pieceBytes);
        const there = piece.findLastIndex((byte) => byte !== 0) + 1;
        const checksum = crc32(Buffer.from(piece.slice(0, there)));
        if (there > 0) expected.push({ index: start / pieceBytes, bytes: there, crc32: checksum });
      }
      expect(pieces).toEqual(expected);
      expect(seen.at(-1) ?? 0).toBe(content.length);
    }),
    { numRuns: 60 },
  );
});

test('stops on an abort', async () => {
  const file = path.join(tempFolder(), 'x.partial');
  writeFileSync(file, 'something');
  await expect(measurePieces(file, 9, pieceBytes, () => {}, AbortSignal.abort())).rejects.toThrow();
});
