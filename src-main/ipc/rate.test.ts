import { describe, expect, it } from 'vitest';
import { createRate } from './rate.ts';

describe('a rate', () => {
  it('allows a number per second, and as many again in the next', () => {
    let nowMs = 5000;
    const isWithin = createRate(3, () => nowMs);
    const ask = (times: number) => Array.from({ length: times }, isWithin).filter(Boolean).length;
    expect(ask(10)).toBe(3);
    nowMs += 999;
    expect(ask(10)).toBe(0);
    nowMs += 1;
    expect(ask(10)).toBe(3);
    nowMs += 60_000;
    expect(ask(10)).toBe(3);
  });
});
