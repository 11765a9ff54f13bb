import { describe, expect, test } from 'vitest';
import { createProgressMeter, type ProgressMeter } from './progress.ts';

/** Feeds a steady flow, five samples a second; returns the count at the end. */
function flow(
  meter: ProgressMeter,
  fromMs: number,
  toMs: number,
  bytesPerSecond: number,
  startBytes = 0,
  totalBytes: number | null = null,
): number {
  let bytes = startBytes;
  for (let ms = fromMs; ms <= toMs; ms += 200) {
    bytes = startBytes + ((ms - fromMs) / 1000) * bytesPerSecond;
    meter.sample(bytes, totalBytes, ms);
  }
  return bytes;
}

describe('speed', () => {
  test('is 0 at the start', () => {
    const meter = createProgressMeter();
    expect(meter.bytesPerSecond(0)).toBe(0);
    meter.sample(5000, null, 0);
    expect(meter.bytesPerSecond(100)).toBe(0);
  });

  test('leaves out bytes of an earlier run', () => {
    const meter = createProgressMeter();
    flow(meter, 0, 2000, 1000, 1_000_000);
    expect(meter.bytesPerSecond(2000)).toBe(1000);
  });

  test.each([
    ['at the start', 0],
    ['after a silence', 30_000],
  ])('leaves out a buffer emptied within a millisecond: %s', (_, silenceMs) => {
    const meter = createProgressMeter();
    meter.sample(0, null, 0);
    if (silenceMs > 0) meter.sample(0, null, silenceMs);
    meter.sample(1_000_000, null, silenceMs + 1);
    expect(meter.bytesPerSecond(silenceMs + 1)).toBe(1_000_000);
  });

  test('is the mean of the last ten seconds', () => {
    const meter = createProgressMeter();
    const bytes = flow(meter, 0, 20_000, 1000);
    flow(meter, 20_000, 25_000, 3000, bytes);
    expect(meter.bytesPerSecond(25_000)).toBeCloseTo(2000, 0);
  });

  test('A19: decays monotonically to 0 in silence', () => {
    const meter = createProgressMeter();
    flow(meter, 0, 10_000, 1000);
    let before = meter.bytesPerSecond(10_000);
    for (let ms = 10_200; ms <= 20_400; ms += 200) {
      const now = meter.bytesPerSecond(ms);
      expect(now).toBeLessThanOrEqual(before);
      before = now;
    }
    expect(before).toBe(0);
  });

  test('A19: decays while the same count is reported', () => {
    const meter = createProgressMeter();
    const bytes = flow(meter, 0, 10_000, 1000);
    flow(meter, 10_200, 20_400, 0, bytes);
    expect(meter.bytesPerSecond(20_400)).toBe(0);
  });

  test('A1: starts over when the count falls, and stays positive', () => {
    const meter = createProgressMeter();
    flow(meter, 0, 5000, 1000);
    meter.sample(0, null, 5200);
    expect(meter.bytesPerSecond(5200)).toBe(0);
    flow(meter, 5200, 7200, 500);
    expect(meter.bytesPerSecond(7200)).toBe(500);
  });

  test('C12: starts over when the clock goes backwards', () => {
    const meter = createProgressMeter();
    flow(meter, 100_000, 105_000, 1000);
    flow(meter, 50_000, 54_000, 200, 5000, 6800);
    expect(meter.bytesPerSecond(54_000)).toBe(200);
    expect(meter.secondsLeft(54_000)).toBeCloseTo(5, 6);
  });
});

describe('time left', () => {
  test('is hidden until there are three seconds of data', () => {
    const meter = createProgressMeter();
    flow(meter, 0, 2800, 1000, 0, 13_000);
    expect(meter.secondsLeft(2999)).toBeNull();
    meter.sample(3000, 13_000, 3000);
    expect(meter.secondsLeft(3000)).toBe(10);
  });

  test('A7: is unknown without a size', () => {
    const meter = createProgressMeter();
    flow(meter, 0, 5000, 1000);
    expect(meter.secondsLeft(5000)).toBeNull();
  });

  test('A7: is dropped when the size becomes unknown', () => {
    const meter = createProgressMeter();
    flow(meter, 0, 5000, 1000, 0, 10_000);
    meter.sample(5200, null, 5200);
    expect(meter.secondsLeft(5200)).toBeNull();
  });

  test('is unknown in silence', () => {
    const meter = createProgressMeter();
    flow(meter, 0, 5000, 1000, 0, 15_000);
    expect(meter.secondsLeft(30_000)).toBeNull();
  });

  test('C12: is hidden above a day', () => {
    const day = 24 * 3600;
    const within = createProgressMeter();
    flow(within, 0, 5000, 1, 0, day);
    expect(within.secondsLeft(5000)).toBeCloseTo(day - 5, 3);
    const beyond = createProgressMeter();
    flow(beyond, 0, 5000, 1, 0, day + 15);
    expect(beyond.secondsLeft(5000)).toBeNull();
  });

  test('moves a fifth of the way in 200 ms when the speed jumps', () => {
    const meter = createProgressMeter();
    const bytes = flow(meter, 0, 10_000, 1000, 0, 110_000);
    expect(meter.secondsLeft(10_000)).toBeCloseTo(100, 6);
    meter.sample(bytes + 10_000, 110_000, 10_200);
    const raw = 90_000 / meter.bytesPerSecond(10_200);
    expect(raw).toBeLessThan(60);
    expect(meter.secondsLeft(10_200)).toBeCloseTo(99.8 + 0.2 * (raw - 99.8), 6);
  });

  test('moves equally far in the same time, however often it is sampled', () => {
    const shownAfter = (gapMs: number): number => {
      const meter = createProgressMeter();
      const bytes = flow(meter, 0, 10_000, 1000, 0, 110_000);
      for (let ms = gapMs; ms <= 2000; ms += gapMs) meter.sample(bytes + 3 * ms, 110_000, 10_000 + ms);
      return meter.secondsLeft(12_000) ?? 0;
    };
    expect(Math.abs(shownAfter(20) - shownAfter(500))).toBeLessThan(3);
  });

  test('is unchanged by reading it', () => {
    const [read, unread] = [createProgressMeter(), createProgressMeter()];
    for (const meter of [read, unread]) flow(meter, 0, 8000, 1000, 0, 60_000);
    for (let ms = 8000; ms < 9000; ms += 10) read.secondsLeft(ms);
    for (const meter of [read, unread]) meter.sample(8500, 60_000, 9000);
    expect(read.secondsLeft(9000)).toBe(unread.secondsLeft(9000));
  });

  test('counts down like a clock at a steady speed', () => {
    const meter = createProgressMeter();
    flow(meter, 0, 15_000, 1000, 0, 70_000);
    expect(meter.secondsLeft(15_000)).toBeCloseTo(55, 6);
    expect(meter.secondsLeft(16_000)).toBeCloseTo(54, 6);
  });
});
