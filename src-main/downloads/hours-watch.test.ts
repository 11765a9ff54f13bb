import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createHoursWatch } from './hours-watch.ts';

const night = { isOn: true, from: 23 * 60, to: 7 * 60 };
const at = (time: string): number => Date.parse(`2026-06-10T${time}+02:00`);

describe('the hours watch', () => {
  beforeEach(() => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  function watchFrom(time: string, first: typeof night = night) {
    vi.setSystemTime(at(time));
    const told: (number | null)[] = [];
    let hours = first;
    const watch = createHoursWatch({ hours: () => hours, now: Date.now }, (hasChanged) => {
      if (hasChanged) told.push(watch.opensAtMs());
    });
    watch.look();
    return {
      ...{ watch, told },
      set: (next: typeof night) => {
        hours = next;
        watch.look();
      },
    };
  }

  test('fires to the moment when the hours begin and end', () => {
    const { watch, told } = watchFrom('22:30:00');
    expect(watch.opensAtMs()).toBe(at('23:00:00'));
    vi.advanceTimersByTime(30 * 60_000 - 1);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(told).toEqual([null]);
    vi.advanceTimersByTime(8 * 3_600_000);
    expect(told).toEqual([null, at('23:00:00') + 24 * 3_600_000]);
    watch.stop();
  });

  test('notices within a minute that the clock was set, or the computer slept', () => {
    const { told, watch } = watchFrom('12:00:00');
    vi.setSystemTime(at('23:30:00'));
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([null]);
    vi.setSystemTime(at('12:00:00'));
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([null, at('23:00:00')]);
    watch.stop();
  });

  test('notices a change of the time zone', () => {
    const { told, watch } = watchFrom('20:00:00');
    // It is two in the morning there.
    vi.stubEnv('TZ', 'Asia/Shanghai');
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([null]);
    watch.stop();
  });

  test('follows the setting, and leaves no timer where hours are off or once it is stopped', () => {
    const { told, set, watch } = watchFrom('12:00:00', { ...night, isOn: false });
    expect(vi.getTimerCount()).toBe(0);
    set(night);
    expect(told).toEqual([at('23:00:00')]);
    set({ ...night, to: night.from });
    expect(told).toEqual([at('23:00:00'), null]);
    expect(vi.getTimerCount()).toBe(0);
    set(night);
    expect(vi.getTimerCount()).toBe(1);
    watch.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
