import fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesView } from './piece-tally.ts';

const MiB = 1024 * 1024;
const shape = { pieceBytes: 4 * MiB, totalBytes: 10 * MiB };

test('a small file has a field for each piece, as full as its piece', () => {
  const pieces = [
    { index: 0, bytes: 4 * MiB, crc32: 0 },
    { index: 2, bytes: MiB, crc32: 0 },
  ];
  expect(piecesView(pieces, shape, [{ start: 9 * MiB, end: 10 * MiB }])).toEqual({
    filled: [100, 0, 50],
    fetching: [2],
  });
});

test('an unknown size has no map', () => {
  expect(piecesView([], { pieceBytes: 4, totalBytes: null }, [])).toBeNull();
});

test('fields stay within bounds, and all are full exactly when the file is', () => {
  const any = fc.record({
    totalBytes: fc.integer({ min: 1, max: 5_000 }),
    pieceBytes: fc.integer({ min: 1, max: 64 }),
    share: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6_000 }),
    isWhole: fc.boolean(),
  });
  fc.assert(
    fc.property(any, ({ totalBytes, pieceBytes, share, isWhole }) => {
      const count = Math.ceil(totalBytes / pieceBytes);
      const pieces = Array.from({ length: count }, (_, index) => {
        const length = Math.min(pieceBytes, totalBytes - index * pieceBytes);
        const bytes = isWhole ? length : Math.min(length - 1, Math.floor(length * (share[index] ?? 0)));
        return { index, bytes: Math.max(0, bytes), crc32: 0 };
      });
      const view = piecesView(pieces, { pieceBytes, totalBytes }, [
        { start: totalBytes - 1, end: totalBytes },
      ]);
      expect(view?.filled).toHaveLength(Math.min(160, count));
      expect(view?.filled.every((percent) => percent >= 0 && percent <= 100)).toBe(true);
      expect(view?.filled.every((percent) => percent === 100)).toBe(isWhole);
      expect(view?.fetching).toEqual([Math.min(160, count) - 1]);
    }),
  );
});
