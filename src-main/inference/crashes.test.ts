import { expect, test } from 'vitest';
import { createCrashes } from './crashes.ts';

test('one crash is no loop, and neither are two that are a minute apart', () => {
  const crashes = createCrashes();
  crashes.record(0);
  expect(crashes.isLoop(1)).toBe(false);
  crashes.record(60_000);
  expect(crashes.isLoop(60_001)).toBe(false);
});

test('two within a minute are a loop, which is left a minute after the last', () => {
  const crashes = createCrashes();
  crashes.record(0);
  crashes.record(59_999);
  expect(crashes.isLoop(60_000)).toBe(true);
  expect(crashes.isLoop(119_998)).toBe(true);
  expect(crashes.isLoop(119_999)).toBe(false);
});

test('an answer in between makes the second crash a first one', () => {
  const crashes = createCrashes();
  crashes.record(0);
  crashes.forgive();
  crashes.record(1);
  expect(crashes.isLoop(2)).toBe(false);
});
