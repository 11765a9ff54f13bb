import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCountdown,
  formatDuration,
  formatMemory,
  formatMoment,
  formatPercent,
  formatRate,
  formatSpan,
  memoryAsSold,
  percentOf,
  speakPercent,
} from './format.ts';

const gibibyte = 1024 ** 3;

describe('sizes', () => {
  it.each([
    [0, '0 MB'],
    [1, '0.1 kB'],
    [4_200_000, '4.2 MB'],
    [40_300_000, '40 MB'],
    [67_108_864, '67 MB'],
    [999_400_000, '999 MB'],
    [999_600_000, '1 GB'],
    [2_497_281_120, '2.5 GB'],
    [212_000_000_000, '212 GB'],
    [4_000_000_000_000, '4 TB'],
    [2_500_000_000_000_000, '2,500 TB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it('gives rates per second', () => {
    expect(formatRate(12_400_000)).toBe('12.4 MB/s');
    expect(formatRate(830_000)).toBe('830 kB/s');
  });

  it('gives memory in binary units, and as marketed', () => {
    expect(formatMemory(16 * gibibyte)).toBe('16 GB');
    expect(formatMemory(4.1 * gibibyte)).toBe('4.1 GB');
    expect(memoryAsSold(15.46 * gibibyte)).toBe(16 * gibibyte);
    expect(memoryAsSold(16 * gibibyte)).toBe(16 * gibibyte);
    expect(memoryAsSold(14 * gibibyte)).toBe(14 * gibibyte);
    expect(memoryAsSold(5000 * gibibyte)).toBe(5000 * gibibyte);
  });
});

describe('percentages', () => {
  it('are rounded down, with 100 only when complete', () => {
    expect(percentOf(639, 1000)).toBe(63);
    expect(percentOf(2_499_999_999, 2_500_000_000)).toBe(99);
    // The quotient is 1 in floating point.
    expect(percentOf(2 ** 53 - 1, 2 ** 53)).toBe(99);
    expect(percentOf(1000, 1000)).toBe(100);
    expect(percentOf(-1, 1000)).toBe(0);
  });

  it('are unknown without a total', () => {
    expect(percentOf(5, null)).toBeNull();
    expect(percentOf(0, 0)).toBeNull();
  });

  it('are written and spoken', () => {
    expect(formatPercent(63)).toBe('63%');
    expect(speakPercent(63)).toBe('63 percent');
  });
});

describe('durations', () => {
  it.each([
    [0, 'less than a minute'],
    [49, 'less than a minute'],
    [50, 'about 1 minute'],
    [173, 'about 3 minutes'],
    [360, 'about 6 minutes'],
    [89 * 60, 'about 89 minutes'],
    [90 * 60, 'about 2 hours'],
    [86_400, 'about 24 hours'],
    [86_401, null],
    [-1, null],
    [Number.POSITIVE_INFINITY, null],
    [Number.NaN, null],
  ])('%d seconds are %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  it('count down in seconds, and in minutes when far away', () => {
    expect(formatCountdown(1)).toBe('1 second');
    expect(formatCountdown(12)).toBe('12 seconds');
    expect(formatCountdown(3_600)).toBe('60 minutes');
  });
});

describe('an elapsed time', () => {
  it.each([
    [0, 'less than a second'],
    [400, 'less than a second'],
    [1000, '1 second'],
    [59_600, '1 minute'],
    [192_000, '3 minutes 12 seconds'],
    [7_500_000, '2 hours 5 minutes'],
    [3_600_000, '1 hour'],
    [-5, 'less than a second'],
  ])('of %d ms: %s', (ms, words) => {
    expect(formatSpan(ms)).toBe(words);
  });

  it('a moment is shown to the second', () => {
    expect(formatMoment(new Date(2026, 10, 23, 2, 14, 7).getTime())).toMatch(/Nov 23, 2026, 2:14:07.AM/);
  });
});
