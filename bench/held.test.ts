import { expect, test } from 'vitest';
import { type Held, held, judgeHeld, type Rounds } from './held.ts';
import type { Measurement } from './lib/types.ts';
import type { ProfileName } from './profiles.ts';

const run = (wallS: number, more: Partial<Measurement> = {}): Measurement => ({
  wallS,
  cpuS: null,
  peakBytes: null,
  aboveIdleBytes: null,
  lastByteToNameS: null,
  loop: null,
  ...more,
});
const only: ReadonlySet<ProfileName> = new Set(['unlimited']);
const wall = (contender: string) => ({ profile: 'unlimited', contender, metric: 'wallS' }) as const;
const twice: Held = { id: 'a/b', how: 'ratio', of: wall('a'), to: wall('b'), atMost: 2 };
const from =
  (rows: Record<string, (Measurement | null)[]>): Rounds =>
  (_profile, contender) =>
    rows[contender] ?? null;

test('a ratio is met up to its limit only', () => {
  expect(judgeHeld(only, from({ a: [run(4)], b: [run(2)] }), [twice])).toEqual({
    'a/b': { value: 2, atMost: 2, met: true },
  });
  expect(judgeHeld(only, from({ a: [run(4.1)], b: [run(2)] }), [twice])['a/b']?.met).toBe(false);
});

test('a missing measurement counts as unmet', () => {
  const missing = { value: null, atMost: 2, met: false };
  expect(judgeHeld(only, from({ a: [run(1)] }), [twice])).toEqual({ 'a/b': missing });
  expect(judgeHeld(only, from({ a: [run(1), null], b: [null, run(1)] }), [twice])).toEqual({
    'a/b': missing,
  });
});

test('a number of another profile is skipped', () => {
  const other: Held = { ...twice, to: { ...wall('b'), profile: 'limited' } };
  expect(judgeHeld(only, from({ a: [run(1)], b: [run(1)] }), [other])).toEqual({});
});

test('loop delays count by their worst, times by their median, and growth from small to large', () => {
  const loop: Held = {
    id: 'loop',
    how: 'worst',
    of: { ...wall('a'), metric: 'loopMaxMs' },
    to: null,
    atMost: 60,
  };
  const rows = {
    a: [3, 70, 5].map((maxMs) => run(1, { loop: { p99Ms: 1, maxMs }, aboveIdleBytes: maxMs * 10 })),
    b: [1, 2, 3].map((bytes) => run(bytes, { aboveIdleBytes: bytes })),
  };
  expect(judgeHeld(only, from(rows), [loop])['loop']).toEqual({ value: 70, atMost: 60, met: false });
  const middle: Held = { id: 'middle', how: 'median', of: wall('b'), to: null, atMost: 3 };
  expect(judgeHeld(only, from(rows), [middle])['middle']?.value).toBe(2);
  const bytes = (contender: string) => ({ ...wall(contender), metric: 'aboveIdleBytes' }) as const;
  const growth: Held = { id: 'growth', how: 'growth', of: bytes('a'), to: bytes('b'), atMost: 10 };
  expect(judgeHeld(only, from(rows), [growth])['growth']).toEqual({ value: 48, atMost: 10, met: false });
});

test('every held number has a unique name', () => {
  expect(new Set(held.map(({ id }) => id)).size).toBe(held.length);
});
