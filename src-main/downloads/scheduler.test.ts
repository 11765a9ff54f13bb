import { describe, expect, test } from 'vitest';
import { createPieceMap, type PieceMap } from './piece-map.ts';
import { createScheduler, type Segment } from './scheduler.ts';

const whole = (): number => Number.POSITIVE_INFINITY;

function emptyMap(totalBytes: number | null): PieceMap {
  return createPieceMap({ pieceBytes: 10, totalBytes });
}

/** Fetches `bytes` more, as a connection does. */
function fetch(map: PieceMap, segment: Segment, bytes: number): void {
  map.advance(segment.next, bytes);
  segment.next += bytes;
}

const spans = (segments: readonly Segment[]): number[][] => segments.map(({ next, end }) => [next, end]);

describe('taking', () => {
  test('a single connection gets the whole file in one request', () => {
    const scheduler = createScheduler(emptyMap(95), whole, 10);
    expect(scheduler.take()).toEqual({ start: 0, next: 0, end: 95 });
  });

  test('several connections get adjacent segments', () => {
    const scheduler = createScheduler(emptyMap(95), () => 40, 10);
    scheduler.take();
    scheduler.take();
    scheduler.take();
    expect(spans(scheduler.active())).toEqual([
      [0, 40],
      [40, 80],
      [80, 95],
    ]);
  });

  test('a complete file has no segment left', () => {
    const map = createPieceMap({
      pieceBytes: 10,
      totalBytes: 10,
      pieces: [{ index: 0, bytes: 10, crc32: 0 }],
    });
    expect(createScheduler(map, whole, 10).take()).toBeNull();
  });

  test('the longest segment may change on the way', () => {
    let longest = Number.POSITIVE_INFINITY;
    const scheduler = createScheduler(emptyMap(95), () => longest, 10);
    const segment = scheduler.take();
    if (segment !== null) scheduler.release(segment);
    longest = 20;
    expect(scheduler.take()).toMatchObject({ next: 0, end: 20 });
  });
});

describe('releasing', () => {
  test('A8: the rest of a broken segment is handed out next, from where it stopped', () => {
    const map = emptyMap(95);
    const scheduler = createScheduler(map, whole, 10);
    const segment = scheduler.take() as Segment;
    fetch(map, segment, 33);
    scheduler.release(segment);
    expect(scheduler.active()).toEqual([]);
    expect(scheduler.take()).toMatchObject({ next: 33, end: 95 });
  });
});

describe('splitting', () => {
  test('A20: an idle connection takes the later half of the largest remainder, cut at a piece', () => {
    const map = emptyMap(200);
    const scheduler = createScheduler(map, () => 100, 10);
    const slow = scheduler.take() as Segment;
    const quick = scheduler.take() as Segment;
    fetch(map, slow, 5);
    fetch(map, quick, 60);
    expect(scheduler.take()).toEqual({ start: 60, next: 60, end: 100 });
    expect(slow.end).toBe(60);
    expect(quick.end).toBe(200);
  });

  test('a remainder too small for a connection stays whole', () => {
    const map = emptyMap(30);
    const scheduler = createScheduler(map, whole, 10);
    const segment = scheduler.take() as Segment;
    fetch(map, segment, 15);
    expect(scheduler.take()).toBeNull();
    expect(segment.end).toBe(30);
  });

  test('a tail shorter than a piece stays whole, too', () => {
    const scheduler = createScheduler(emptyMap(25), whole, 20);
    const segment = scheduler.take() as Segment;
    expect(scheduler.take()).toBeNull();
    expect(segment.end).toBe(25);
  });

  test('A7: a segment without an end stays whole', () => {
    const scheduler = createScheduler(emptyMap(null), whole, 10);
    const segment = scheduler.take() as Segment;
    expect(scheduler.take()).toBeNull();
    expect(segment.end).toBe(Number.POSITIVE_INFINITY);
  });
});
