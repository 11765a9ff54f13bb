import { describe, expect, test } from 'vitest';
import { createPieceMap, type PieceMap, sumBytes } from './piece-map.ts';

const whole = Number.POSITIVE_INFINITY;

/** Pieces of ten bytes; `prefixes` lists the received bytes of each. */
function mapOf(totalBytes: number | null, prefixes: readonly number[] = []): PieceMap {
  const pieces = prefixes.map((bytes, index) => ({ index, bytes, crc32: 0 }));
  return createPieceMap({ pieceBytes: 10, totalBytes, pieces });
}

describe('a fresh map', () => {
  test('misses everything', () => {
    const map = mapOf(25);
    expect([map.receivedBytes(), map.front(), map.isComplete()]).toEqual([0, 0, false]);
    expect(map.missing([], whole)).toEqual({ start: 0, end: 25 });
  });

  test('knows the length of each piece; the last one is shorter', () => {
    const map = mapOf(25);
    expect([0, 1, 2, 3].map(map.length)).toEqual([10, 10, 5, 0]);
    expect([0, 1].map(mapOf(20).length)).toEqual([10, 10]);
  });

  test('of an empty file is complete', () => {
    const map = mapOf(0);
    expect([map.isComplete(), map.front(), map.missing([], whole)]).toEqual([true, 0, null]);
  });
});

describe('what the ledger holds', () => {
  test('is counted, including a partial piece', () => {
    const map = mapOf(25, [10, 4]);
    expect([map.receivedBytes(), map.front(), map.prefix(1)]).toEqual([14, 14, 4]);
    expect(map.missing([], whole)).toEqual({ start: 14, end: 25 });
  });

  test('B7: is ignored where it contradicts the file', () => {
    const pieces = [
      { index: 0, bytes: 11, crc32: 0 },
      { index: 2, bytes: 6, crc32: 0 },
      { index: 9, bytes: 1, crc32: 0 },
      { index: 1, bytes: 0, crc32: 0 },
    ];
    const map = createPieceMap({ pieceBytes: 10, totalBytes: 25, pieces });
    expect([map.receivedBytes(), map.front()]).toEqual([0, 0]);
  });

  test('adds up', () => {
    expect(sumBytes([{ bytes: 3 }, { bytes: 4 }])).toBe(7);
    expect(sumBytes([])).toBe(0);
  });
});

describe('the contiguous bytes', () => {
  test('end at the first gap and jump when it closes', () => {
    const map = mapOf(30);
    map.advance(10, 10);
    expect(map.front()).toBe(0);
    map.advance(0, 7);
    expect(map.front()).toBe(7);
    map.advance(7, 3);
    expect(map.front()).toBe(20);
    map.advance(20, 10);
    expect([map.front(), map.isComplete()]).toEqual([30, true]);
  });
});

describe('advancing', () => {
  test('crosses pieces', () => {
    const map = mapOf(25);
    map.advance(0, 23);
    expect([0, 1, 2].map(map.prefix)).toEqual([10, 10, 3]);
  });

  test('A2: refuses bytes that leave a gap or overlap', () => {
    const map = mapOf(25, [4]);
    expect(() => map.advance(5, 1)).toThrow(RangeError);
    expect(() => map.advance(3, 1)).toThrow(RangeError);
    expect(() => map.advance(12, 1)).toThrow(RangeError);
    expect(map.receivedBytes()).toBe(4);
  });

  test('A9: refuses bytes beyond the end', () => {
    expect(() => mapOf(25, [10, 10, 5]).advance(25, 1)).toThrow(RangeError);
    expect(() => mapOf(20, [10, 10]).advance(20, 1)).toThrow(RangeError);
  });
});

describe('a missing range', () => {
  test('leaves out what others fetch', () => {
    const map = mapOf(50, [10]);
    expect(map.missing([{ start: 10, end: 30 }], whole)).toEqual({ start: 30, end: 50 });
    expect(map.missing([{ start: 20, end: 40 }], whole)).toEqual({ start: 10, end: 20 });
    expect(map.missing([{ start: 10, end: 50 }], whole)).toBeNull();
  });

  test('ends where bytes are already there', () => {
    expect(mapOf(50, [0, 0, 3]).missing([], whole)).toEqual({ start: 0, end: 20 });
  });

  test('is cut to the length asked for, at the end of a piece', () => {
    expect(mapOf(50).missing([], 20)).toEqual({ start: 0, end: 20 });
    expect(mapOf(50).missing([], 25)).toEqual({ start: 0, end: 20 });
    expect(mapOf(50, [9]).missing([], 20)).toEqual({ start: 9, end: 20 });
    expect(mapOf(50).missing([], 3)).toEqual({ start: 0, end: 10 });
    expect(mapOf(15).missing([], 20)).toEqual({ start: 0, end: 15 });
  });
});

describe('A7: a file of unknown size', () => {
  test('is fetched to its end, and is complete only once the end is known', () => {
    const map = mapOf(null);
    expect(map.missing([], 20)).toEqual({ start: 0, end: whole });
    expect(map.missing([{ start: 0, end: whole }], 20)).toBeNull();
    map.advance(0, 25);
    expect([map.totalBytes(), map.front(), map.isComplete()]).toEqual([null, 25, false]);
    expect(map.missing([], 20)).toEqual({ start: 25, end: whole });
    map.setTotal(25);
    expect([map.totalBytes(), map.front(), map.isComplete()]).toEqual([25, 25, true]);
    expect(map.missing([], whole)).toBeNull();
  });

  test('B8: a hole in it ends where received bytes begin', () => {
    const map = mapOf(null, [10, 0, 0, 10, 5]);
    expect(map.missing([], whole)).toEqual({ start: 10, end: 30 });
    expect(map.missing([{ start: 10, end: 30 }], whole)).toEqual({ start: 45, end: whole });
    map.advance(10, 20);
    expect(map.front()).toBe(45);
  });
});
