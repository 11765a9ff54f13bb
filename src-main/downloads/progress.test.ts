import { describe, expect, test } from 'vitest';
import { createProgressMeter, type ProgressMeter } from './progress.ts';

/** Feeds a steady flow, five samples a second; returns the count at the end. */
function flow(
  meter: ProgressMeter,
  fromMs: number,
  toMs: number,
  bytesPerSecond: number,
  startBytes = 0,
): number {
  let bytes = startBytes;
  for (let ms = fromMs; ms <= toMs; ms += 200) {
    bytes = startBytes + ((ms - fromMs) / 1000) * bytesPerSecond;
    meter.sample(bytes, ms);
  }
  return bytes;
}

describe('speed', () => {
  test('is 0 before anything is known', () => {
    const meter = createProgressMeter();
    expect(meter.bytesPerSecond(0)).toBe(0);
    meter.sample(5000, 0);
    expect(meter.bytesPerSecond(100)).toBe(0);
  });

  test('does not count what an earlier run had brought', () => {
    const meter = createProgressMeter();
    flow(meter, 0, 2000, 1000, 1_000_000);
    expect(meter.bytesPerSecond(2000)).toBe(1000);
  });

  test('is the mean of the last ten seconds', () => {
    const meter = createProgressMeter();
    const bytes = flow(meter, 0, 20_000, 1000);
    flow(meter, 20_000, 25_000, 3000, bytes);
    expect(meter.bytesPerSecond(25_000)).toBeCloseTo(2000, 0);
  });

  test('A19: decays to 0 in silence, without jumping up on the way', () => {
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

  test('A19: decays as well when the same count keeps being reported', () => {
    const meter = createProgressMeter();
    const bytes = flow(meter, 0, 10_000, 1000);
    flow(meter, 10_200, 20_400, 0, bytes);
    expect(meter.bytesPerSecond(20_400)).toBe(0);
  });

  test('A1: a count that falls starts over instead of going negative', () => {
    const meter = createProgressMeter();
    flow(meter, 0, 5000, 1000);
    meter.sample(0, 5200);
    expect(meter.bytesPerSecond(5200)).toBe(0);
    flow(meter, 5200, 7200, 500);
    expect(meter.bytesPerSecond(7200)).toBe(500);
  });

  test('C12: a clock that goes backwards starts over too', () => {
    const meter = createProgressMeter();
    flow(meter, 100_000, 105_000, 1000);
    flow(meter, 50_000, 54_000, 200, 5000);
    expect(meter.bytesPerSecond(54_000)).toBe(200);
    expect(meter.secondsLeft(1000, 54_000)).toBe(5);
  });
});

describe('time left', () => {
  test('is not guessed before three seconds of data', () => {
    const meter = createProgressMeter();
    flow(meter, 0, 2800, 1000);
    expect(meter.secondsLeft(10_000, 2999)).toBeNull();
    meter.sample(3000, 3000);
    expect(meter.secondsLeft(10_000, 3000)).toBe(10);
  });

  test('A7: is unknown without a size', () => {
    const meter = createProgressMeter();
    flow(meter, 0, 5000, 1000);
    expect(meter.secondsLeft(null, 5000)).toBeNull();
  });

  test('is unknown in silence', () => {
    const meter = createProgressMeter();
    flow(meter, 0, 5000, 1000);
    expect(meter.secondsLeft(10_000, 30_000)).toBeNull();
  });

  test('C12: is not told above a day', () => {
    const meter = createProgressMeter();
    flow(meter, 0, 5000, 1);
    expect(meter.secondsLeft(24 * 3600, 5000)).toBe(24 * 3600);
    expect(createFed().secondsLeft(24 * 3600 + 10, 5000)).toBeNull();
    function createFed(): ProgressMeter {
      const fed = createProgressMeter();
      flow(fed, 0, 5000, 1);
      return fed;
    }
  });

  test('moves a fifth of the way when the speed jumps', () => {
    const meter = createProgressMeter();
    const bytes = flow(meter, 0, 10_000, 1000);
    expect(meter.secondsLeft(100_000, 10_000)).toBe(100);
    meter.sample(bytes + 10_000, 10_200);
    const raw = 90_000 / meter.bytesPerSecond(10_200);
    const shown = meter.secondsLeft(90_000, 10_200);
    expect(raw).toBeLessThan(60);
    expect(shown).toBeCloseTo(99.8 + 0.2 * (raw - 99.8), 6);
  });

  test('counts down like a clock at a steady speed', () => {
    const meter = createProgressMeter();
    flow(meter, 0, 10_000, 1000);
    expect(meter.secondsLeft(60_000, 10_000)).toBe(60);
    flow(meter, 10_200, 15_000, 1000, 10_200);
    expect(meter.secondsLeft(55_000, 15_000)).toBeCloseTo(55, 6);
  });
});
