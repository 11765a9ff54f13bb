import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isOpenAt, nextChange, nextOpening } from './hours.ts';

const inZone = (zone: string) => {
  beforeEach(() => void vi.stubEnv('TZ', zone));
  afterEach(() => void vi.unstubAllEnvs());
};
const hours = (from: string, to: string, isOn = true) => ({ isOn, from: minuteOf(from), to: minuteOf(to) });
const minuteOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return 60 * hour + minute;
};
/** The next change after a moment; both with their offset. */
const changeAfter = (moment: string, [from, to]: readonly [string, string]): number | null =>
  nextChange(Date.parse(moment), hours(from, to));
const at = (moment: string): number => Date.parse(moment);

describe('hours at night', () => {
  inZone('Europe/Berlin');
  const night = hours('23:00', '7:00');

  it.each([
    ['2026-06-10T22:59:59+02:00', false, '2026-06-10T23:00:00+02:00'],
    ['2026-06-10T23:00:00+02:00', true, '2026-06-11T07:00:00+02:00'],
    ['2026-06-11T00:00:00+02:00', true, '2026-06-11T07:00:00+02:00'],
    ['2026-06-11T06:59:59+02:00', true, '2026-06-11T07:00:00+02:00'],
    ['2026-06-11T07:00:00+02:00', false, '2026-06-11T23:00:00+02:00'],
    // At the end of a year.
    ['2026-12-31T23:30:00+01:00', true, '2027-01-01T07:00:00+01:00'],
  ])('at %s: %s, until %s', (moment, isOpen, change) => {
    expect(isOpenAt(at(moment), night)).toBe(isOpen);
    expect(nextChange(at(moment), night)).toBe(at(change));
    expect(nextOpening(at(moment), night)).toBe(isOpen ? null : at(change));
  });

  it('follow the wall clock over a change to or from daylight saving time', () => {
    // The night to March 29 has seven hours, the one to October 25 has nine.
    expect(changeAfter('2026-03-28T23:00:00+01:00', ['23:00', '7:00'])).toBe(at('2026-03-29T07:00:00+02:00'));
    expect(changeAfter('2026-10-24T23:00:00+02:00', ['23:00', '7:00'])).toBe(at('2026-10-25T07:00:00+01:00'));
  });

  it('begin or end at the leap when their time is skipped', () => {
    expect(changeAfter('2026-03-29T00:00:00+01:00', ['2:30', '5:00'])).toBe(at('2026-03-29T03:00:00+02:00'));
    expect(changeAfter('2026-03-29T00:00:00+01:00', ['23:00', '2:30'])).toBe(at('2026-03-29T03:00:00+02:00'));
    // All of them are skipped: closed on this day.
    expect(changeAfter('2026-03-29T00:00:00+01:00', ['2:10', '2:50'])).toBe(at('2026-03-30T02:10:00+02:00'));
  });

  it('begin and end at the first of two equal times', () => {
    expect(changeAfter('2026-10-24T23:00:00+02:00', ['23:00', '2:30'])).toBe(at('2026-10-25T02:30:00+02:00'));
    expect(isOpenAt(at('2026-10-25T02:15:00+01:00'), hours('23:00', '2:30'))).toBe(false);
    expect(changeAfter('2026-10-25T00:00:00+02:00', ['2:30', '4:00'])).toBe(at('2026-10-25T02:30:00+02:00'));
    expect(isOpenAt(at('2026-10-25T02:15:00+01:00'), hours('2:30', '4:00'))).toBe(true);
  });
});

describe('hours by day', () => {
  inZone('America/New_York');
  it.each([
    ['2026-01-05T08:59:00-05:00', false, '2026-01-05T09:00:00-05:00'],
    ['2026-01-05T09:00:00-05:00', true, '2026-01-05T17:30:00-05:00'],
    ['2026-01-05T17:30:00-05:00', false, '2026-01-06T09:00:00-05:00'],
  ])('at %s: %s, until %s', (moment, isOpen, change) => {
    const day = hours('9:00', '17:30');
    expect(isOpenAt(at(moment), day)).toBe(isOpen);
    expect(nextChange(at(moment), day)).toBe(at(change));
  });

  it('follow the computer into another time zone', () => {
    const moment = at('2026-06-10T20:00:00Z');
    expect(isOpenAt(moment, hours('9:00', '17:00'))).toBe(true);
    vi.stubEnv('TZ', 'Asia/Tokyo');
    expect(isOpenAt(moment, hours('9:00', '17:00'))).toBe(false);
    expect(nextOpening(moment, hours('9:00', '17:00'))).toBe(at('2026-06-11T00:00:00Z'));
  });
});

describe('no hours', () => {
  inZone('Europe/Berlin');
  it.each([
    ['off', hours('23:00', '7:00', false)],
    ['the whole day', hours('8:00', '8:00')],
  ])('%s: downloads may always run', (_what, always) => {
    expect(isOpenAt(at('2026-06-10T12:00:00Z'), always)).toBe(true);
    expect(nextChange(at('2026-06-10T12:00:00Z'), always)).toBeNull();
    expect(nextOpening(at('2026-06-10T12:00:00Z'), always)).toBeNull();
  });
});

describe.each(['Europe/Berlin', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Asia/Kathmandu'])(
  'in %s',
  (zone) => {
    inZone(zone);
    it('each change flips the state, and nothing flips it earlier', () => {
      // A year in steps that never align with an hour.
      for (const [from, to] of [
        ['23:00', '7:00'],
        ['2:15', '2:20'],
        ['0:00', '23:59'],
      ] as const) {
        const some = hours(from, to);
        for (
          let nowMs = at('2018-01-01T00:00:00Z');
          nowMs < at('2019-01-01T00:00:00Z');
          nowMs += 7 * 3_659_000
        ) {
          const change = nextChange(nowMs, some) ?? Number.NaN;
          expect(change).toBeGreaterThan(nowMs);
          expect(isOpenAt(change, some)).not.toBe(isOpenAt(nowMs, some));
          expect(isOpenAt(change - 1, some)).toBe(isOpenAt(nowMs, some));
        }
      }
    });
  },
);
