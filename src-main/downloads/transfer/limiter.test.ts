import { expect, test } from 'vitest';
import { createLimiter } from './limiter.ts';

test('without a limit there is no wait', () => {
  const limiter = createLimiter(() => 0);
  limiter.count(1e9, 0);
  expect(limiter.waitMs(0)).toBe(0);
});

test('the average over ten seconds meets the limit, whatever the chunk size', () => {
  for (const chunk of [1000, 65_536, 1_048_576]) {
    const limiter = createLimiter(() => 1_000_000);
    let nowMs = 0;
    let bytes = 0;
    while (nowMs < 10_000) {
      limiter.count(chunk, nowMs);
      bytes += chunk;
      nowMs += Math.max(0.1, limiter.waitMs(nowMs));
    }
    expect(bytes).toBeGreaterThan(9_500_000);
    expect(bytes).toBeLessThan(11_500_000);
  }
});

test('a pause allows no burst', () => {
  const limiter = createLimiter(() => 1_000_000);
  limiter.count(1000, 0);
  limiter.count(500_000, 60_000);
  expect(limiter.waitMs(60_000)).toBeCloseTo(250);
});

test('a new limit forgets the debt under the old one', () => {
  let limit = 1000;
  const limiter = createLimiter(() => limit);
  limiter.count(1_000_000, 0);
  expect(limiter.waitMs(0)).toBeGreaterThan(900_000);
  limit = 0;
  expect(limiter.waitMs(10)).toBe(0);
  limit = 2000;
  expect(limiter.waitMs(20)).toBe(0);
});
