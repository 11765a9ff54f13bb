import { expect, test } from 'vitest';
import { createCrashCounter } from './crash-counter.ts';

test('the fourth crash within a minute is too many; old and forgotten ones stop counting', () => {
  let now = 0;
  const stumbles = createCrashCounter(3, 60_000, () => now);
  const at = (seconds: number): boolean => {
    now = seconds * 1000;
    return stumbles.add();
  };
  expect([at(0), at(10), at(60), at(65)]).toEqual([false, false, false, true]);
  stumbles.forget();
  expect([at(66), at(67), at(68), at(69)]).toEqual([false, false, true, true]);
  expect([at(600), at(700)]).toEqual([false, false]);
});
