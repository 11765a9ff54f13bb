import { expect, test } from 'vitest';
import { type Climate, forecast } from './weather.ts';

const climate: Climate = {
  dipEveryMs: 1000,
  stallEveryMs: 4000,
  stallMs: [500, 2000],
  deathAfterMs: 20_000,
  silentShare: 0.5,
};
const minutesMs = 600_000;

test('equal seed and connection give equal weather, and others differ', () => {
  expect(forecast(climate, 7, 1, minutesMs)).toEqual(forecast(climate, 7, 1, minutesMs));
  expect(forecast(climate, 7, 1, minutesMs)).not.toEqual(forecast(climate, 7, 2, minutesMs));
  expect(forecast(climate, 7, 1, minutesMs)).not.toEqual(forecast(climate, 8, 1, minutesMs));
});

test('death comes last, at most once, and about when the climate says', () => {
  const lives = Array.from({ length: 400 }, (_, connection) => forecast(climate, 3, connection, minutesMs));
  const deaths = lives.map((events) => {
    const last = events.at(-1);
    const before = events.slice(0, -1);
    expect(before.some(({ kind }) => kind === 'reset' || kind === 'silence')).toBe(false);
    expect(last?.kind === 'reset' || last?.kind === 'silence').toBe(true);
    return last?.atMs ?? 0;
  });
  const mean = deaths.reduce((sum, atMs) => sum + atMs, 0) / deaths.length;
  expect(mean).toBeGreaterThan(16_000);
  expect(mean).toBeLessThan(24_000);
  const silent = lives.filter((events) => events.at(-1)?.kind === 'silence').length;
  expect(silent).toBeGreaterThan(150);
  expect(silent).toBeLessThan(250);
});

test('stalls are as long as configured, and a calm climate has no events', () => {
  const stalls = forecast({ ...climate, deathAfterMs: 0 }, 1, 1, minutesMs).filter(
    (event) => event.kind === 'stall',
  );
  expect(stalls.length).toBeGreaterThan(50);
  for (const { forMs } of stalls) {
    expect(forMs).toBeGreaterThanOrEqual(500);
    expect(forMs).toBeLessThanOrEqual(2000);
  }
  const calm = { ...climate, dipEveryMs: 0, stallEveryMs: 0, deathAfterMs: 0 };
  expect(forecast(calm, 1, 1, minutesMs)).toEqual([]);
});
