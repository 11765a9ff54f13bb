import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createThrottle } from './throttle.ts';

const never = new AbortController().signal;

describe('a throttle', () => {
  test('lets everything pass at once without a rate', async () => {
    const throttle = createThrottle();
    expect(throttle.sliceBytes()).toBe(Number.POSITIVE_INFINITY);
    // No timer fires: waiting for one would hang.
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    await throttle.pay(1e12, never);
  });

  test('keeps the rate over many small payments, shared by all payers', async () => {
    const throttle = createThrottle(100_000);
    const begun = performance.now();
    const payer = async () => {
      for (let paid = 0; paid < 10_000; paid += 1000) await throttle.pay(1000, never);
    };
    await Promise.all([payer(), payer()]);
    // 20 000 bytes at 100 000 a second, less the credit of 50 ms.
    expect(performance.now() - begun).toBeGreaterThan(140);
  });

  test('grants slices of 20 ms, of at least a byte', () => {
    expect(createThrottle(1_000_000).sliceBytes()).toBe(20_000);
    expect(createThrottle(1).sliceBytes()).toBe(1);
  });

  test('wakes a waiting client when the rate changes, and when the signal aborts', async () => {
    const throttle = createThrottle(1);
    const slow = throttle.pay(1_000_000, never);
    throttle.setRate(undefined);
    await slow;
    throttle.setRate(1);
    const leaving = new AbortController();
    const left = throttle.pay(1_000_000, leaving.signal);
    leaving.abort();
    await left;
    expect(throttle.sliceBytes()).toBe(1);
  });
});
