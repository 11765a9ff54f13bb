import { expect, test } from 'vitest';
import { createCrashes } from './crashes.ts';

test('one crash is no loop, and neither are two a minute apart', () => {
  const crashes = createCrashes();
  crashes.record(0);
  expect(crashes.isLoop(1)).toBe(false);
  crashes.record(60_000);
  expect(crashes.isLoop(60_001)).toBe(false);
});

test('two crashes within a minute are a loop, which ends a minute after the last', () => {
  const crashes = createCrashes();
  crashes.record(0);
  crashes.record(59_999);
  expect(crashes.isLoop(60_000)).toBe(true);
  expect(crashes.isLoop(119_998)).toBe(true);
  expect(crashes.isLoop(119_999)).toBe(false);
});

test('an answer resets the count', () => {
  const crashes = createCrashes();
  crashes.record(0);
  crashes.forgive();
  crashes.record(1);
  expect(crashes.isLoop(2)).toBe(false);
});
