import { expect, test } from 'vitest';
import type { Segment } from '../scheduler.ts';
import { watchSegments } from './slow-segments.ts';

const MiB = 1024 * 1024;
const worthMs = 2000;

/** Two connections; the first has finished a segment of 16 MiB in a second, the second is at work. */
function begun() {
  const segments = watchSegments();
  const done: Segment = { start: 0, next: 0, end: 16 * MiB };
  segments.begin(done, performance.now() - 1000, () => {});
  done.next = done.end;
  segments.end(done);
  const segment: Segment = { start: done.end, next: done.end, end: 32 * MiB };
  segments.begin(segment, 0, () => {});
  return { segments, segment };
}

test('a healthy segment is left alone, however often it is checked', () => {
  const { segments, segment } = begun();
  for (let ms = 100; ms <= 1000; ms += 100) {
    segment.next += MiB;
    expect(segments.worst(ms, worthMs, false)).toBeNull();
  }
});

test('A20: a crawling segment is found once its speed is certain', () => {
  const { segments, segment } = begun();
  segment.next += MiB / 8;
  expect(segments.worst(900, worthMs, false)).toBeNull();
  segment.next += 1;
  expect(segments.worst(1100, worthMs, false)).toBe(segment);
});

test('A20: a segment that falls silent near its end is found after a second', () => {
  const { segments, segment } = begun();
  segment.next += 15 * MiB;
  expect(segments.worst(1500, worthMs, false)).toBeNull();
  expect(segments.worst(2400, worthMs, false)).toBeNull();
  expect(segments.worst(2500, worthMs, false)).toBe(segment);
  segment.next += 1;
  expect(segments.worst(2600, worthMs, false)).toBeNull();
});

test('a pause made by our own speed limit is no silence', () => {
  const { segments, segment } = begun();
  segment.next += 15 * MiB;
  for (let ms = 1500; ms < 20_000; ms += 500) expect(segments.worst(ms, worthMs, true)).toBeNull();
  expect(segments.worst(20_100, worthMs, false)).toBeNull();
});
