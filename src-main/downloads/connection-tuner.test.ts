import { expect, test } from 'vitest';
import { createConnectionTuner } from './connection-tuner.ts';

/** Simulates `seconds` of a line whose speed depends on the connections, and returns the target at each tick. */
function play(
  most: number | ((nowMs: number) => number),
  seconds: number,
  speed: (connections: number, nowMs: number) => number,
  busy: (connections: number, nowMs: number) => number = () => 0.3,
): number[] {
  let atMs = 0;
  const tuner = createConnectionTuner(() => (typeof most === 'number' ? most : most(atMs)), 2);
  const targets: number[] = [];
  let bytes = 0;
  let busyMs = 0;
  let target = tuner.advise(0, 0, 0);
  for (let nowMs = 50; nowMs <= seconds * 1000; nowMs += 50) {
    atMs = nowMs;
    bytes += (speed(target, nowMs) * 50) / 1000;
    busyMs += busy(target, nowMs) * 50;
    target = tuner.advise(bytes, nowMs, busyMs);
    targets.push(target);
  }
  return targets;
}

test('starts with two connections, or one where no more are allowed', () => {
  expect(createConnectionTuner(() => 8, 2).advise(0, 0, 0)).toBe(2);
  expect(createConnectionTuner(() => 1, 2).advise(0, 0, 0)).toBe(1);
});

test('grows to the maximum within a second where each connection is limited', () => {
  expect(play(8, 1, (connections) => connections * 40e6).at(-1)).toBe(8);
});

test('returns to two where the line is the limit', () => {
  const targets = play(8, 10, () => 50e6);
  expect(Math.max(...targets)).toBe(4);
  expect(targets.at(-1)).toBe(2);
});

test('drops to one where this computer is the limit', () => {
  const targets = play(
    8,
    5,
    () => 900e6,
    () => 0.97,
  );
  expect(Math.max(...targets)).toBe(2);
  expect(targets.at(-1)).toBe(1);
});

test('grows again from one when the computer is idle', () => {
  const speed = (connections: number): number => connections * 100e6;
  expect(play(8, 5, speed, (connections, nowMs) => (nowMs <= 150 ? 1 : connections * 0.1)).at(-1)).toBe(8);
});

test('keeps useful connections when the computer becomes the limit', () => {
  const speed = (connections: number): number => connections * 100e6;
  const targets = play(8, 5, speed, (connections) => (connections >= 4 ? 1 : 0.5));
  expect(new Set(targets.slice(10))).toEqual(new Set([4]));
});

test('drops a useless connection tried while the computer was the limit', () => {
  const targets = play(
    8,
    7,
    (connections) => Math.min(2, connections) * 100e6,
    (connections) => (connections >= 4 ? 1 : 0.5),
  );
  expect(targets.at(-1)).toBe(2);
});

test('learns from a useful step even while the computer was busy', () => {
  const tuner = createConnectionTuner(() => 4, 2);
  let bytes = 0;
  let busyMs = 0;
  const after = (ms: number, rate: number, busy: number): void => {
    bytes += rate * (ms - nowMs);
    busyMs += busy * (ms - nowMs);
    nowMs = ms;
    tuner.advise(bytes, nowMs, busyMs);
  };
  let nowMs = 0;
  tuner.advise(0, 0, 0);
  after(100, 20, 0.1);
  // Noise: four bring no more than two.
  after(200, 20, 0.1);
  expect(tuner.lesson()).toBe('more-do-not-help');
  // On the second try they do, while another program keeps the computer busy.
  after(1300, 20, 0.1);
  after(1400, 20, 0.1);
  after(1500, 40, 1);
  expect(tuner.lesson()).toBe('more-would-help');
});

test('keeps what helps and drops the rest: four connections fill this line', () => {
  expect(play(16, 5, (connections) => Math.min(4, connections) * 10e6).at(-1)).toBe(4);
});

test('tries again later, when the line has changed', () => {
  const targets = play(8, 60, (connections, nowMs) => (nowMs < 10_000 ? 10e6 : connections * 10e6));
  expect(targets[150]).toBe(2);
  expect(targets.at(-1)).toBe(8);
});

test('obeys a smaller limit at once, and tries a larger one at once', () => {
  const limit = (nowMs: number): number => (nowMs < 2000 ? 8 : nowMs < 4000 ? 3 : 16);
  const targets = play(limit, 12, (connections) => connections * 10e6);
  expect(targets[38]).toBe(8);
  expect(targets[40]).toBe(3);
  expect(targets.at(-1)).toBe(16);
});

test('corrects a first measurement spoilt by a stall within seconds', () => {
  // Noise in the first half second; then each connection adds its share.
  const speed = (connections: number, nowMs: number): number => (nowMs < 500 ? 5e6 : connections * 10e6);
  expect(play(8, 6, speed).at(-1)).toBe(8);
});

test('learns nothing from silence', () => {
  expect(new Set(play(8, 30, () => 0))).toEqual(new Set([2]));
});

test('stays within its limit, whatever the speed does', () => {
  let noise = 1;
  const targets = play(5, 120, () => {
    noise = (noise * 16_807) % 2_147_483_647;
    return noise % 100_000_000;
  });
  expect(Math.max(...targets)).toBeLessThanOrEqual(5);
  expect(Math.min(...targets)).toBeGreaterThanOrEqual(1);
});
