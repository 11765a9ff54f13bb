import { getEventListeners, once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Patience, startWatchdog } from './watchdog.ts';

const outer = (): AbortController => new AbortController();

/** Fires after this silence; slowness takes minutes. */
function patience(silenceMs: number): Patience {
  return { silenceMs, slowMs: 600_000, slowBytesPerSecond: 1024 };
}

describe('by the clock', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('A19: silence aborts the request, and the reason says how long it was', () => {
    const watchdog = startWatchdog(patience(30_000), outer().signal);
    vi.advanceTimersByTime(29_999);
    expect([watchdog.signal.aborted, watchdog.reason()]).toEqual([false, null]);
    vi.advanceTimersByTime(1);
    expect(watchdog.signal.aborted).toBe(true);
    expect(watchdog.reason()).toMatchObject({ code: 'network', message: 'Nothing arrived for 30 s' });
    expect(watchdog.signal.reason).toBe(watchdog.reason());
  });

  test('A19: every byte restarts the timer', () => {
    const watchdog = startWatchdog(patience(30_000), outer().signal);
    for (let count = 0; count < 5; count += 1) {
      vi.advanceTimersByTime(29_999);
      watchdog.arrived(1);
    }
    expect(watchdog.signal.aborted).toBe(false);
    vi.advanceTimersByTime(30_000);
    expect(watchdog.signal.aborted).toBe(true);
  });

  test('A21: a drip aborts the request, though it is never silent', () => {
    const watchdog = startWatchdog(
      { silenceMs: 30_000, slowMs: 60_000, slowBytesPerSecond: 1024 },
      outer().signal,
    );
    for (let second = 1; second < 60; second += 1) {
      vi.advanceTimersByTime(1000);
      watchdog.arrived(1000);
    }
    expect(watchdog.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1000);
    expect(watchdog.reason()?.code).toBe('slow');
  });

  test('A21: a slow but sufficient speed is accepted, and so is a pause by our own limit', () => {
    const watchdog = startWatchdog(
      { silenceMs: 30_000, slowMs: 60_000, slowBytesPerSecond: 1024 },
      outer().signal,
    );
    for (let second = 0; second < 180; second += 1) {
      vi.advanceTimersByTime(1000);
      watchdog.arrived(1100);
    }
    for (let second = 0; second < 180; second += 1) {
      vi.advanceTimersByTime(1000);
      watchdog.heldUp();
    }
    expect(watchdog.signal.aborted).toBe(false);
    watchdog.stop();
    watchdog.arrived(1);
    watchdog.heldUp();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('C11: a suspended process first reads what came meanwhile; a second silence counts', () => {
    const watchdog = startWatchdog(
      { silenceMs: 30_000, slowMs: 60_000, slowBytesPerSecond: 1024 },
      outer().signal,
    );
    // The clock advances while no timer fires, as after SIGSTOP; then they fire late.
    const began = performance.now();
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => began + 600_000);
    vi.advanceTimersByTime(30_000);
    expect(watchdog.signal.aborted).toBe(false);
    vi.advanceTimersByTime(30_000);
    expect(watchdog.reason()?.code).toBe('network');
    clock.mockRestore();
  });

  test('a stopped watchdog never fires', () => {
    const watchdog = startWatchdog(patience(30_000), outer().signal);
    watchdog.stop();
    vi.advanceTimersByTime(100_000);
    expect([watchdog.signal.aborted, watchdog.reason(), vi.getTimerCount()]).toEqual([false, null, 0]);
  });
});

test('A19: works on the real clock', async () => {
  const watchdog = startWatchdog(patience(5), outer().signal);
  await once(watchdog.signal, 'abort');
  expect(watchdog.reason()?.code).toBe('network');
});

test('C10: a command aborts the request without an error of silence', () => {
  const command = outer();
  const watchdog = startWatchdog(patience(30_000), command.signal);
  command.abort();
  expect([watchdog.signal.aborted, watchdog.reason()]).toEqual([true, null]);
  watchdog.stop();
});

test('C10: an earlier command aborts it at once', () => {
  const watchdog = startWatchdog(patience(30_000), AbortSignal.abort());
  expect(watchdog.signal.aborted).toBe(true);
  watchdog.stop();
});

test('a stopped watchdog leaves no listener', () => {
  const command = outer();
  startWatchdog(patience(30_000), command.signal).stop();
  expect(getEventListeners(command.signal, 'abort')).toHaveLength(0);
});
