import { expect, test } from 'vitest';
import { bottleneckOf, type Stretch } from './bottleneck.ts';

const idle: Stretch = { elapsedMs: 1000, heldMs: 0, writeMs: 0, busyMs: 0, lesson: 'unknown' };

test.each([
  ['nothing is known yet', {}, null],
  ['the speed limit causes waits', { heldMs: 300, busyMs: 900 }, 'limit'],
  ['the disk takes most of the time', { writeMs: 600, busyMs: 950 }, 'disk'],
  ['this computer is at full load', { writeMs: 200, busyMs: 900 }, 'computer'],
  ['more connections do not help', { lesson: 'more-do-not-help' }, 'line'],
  ['more connections would help, but are not allowed', { lesson: 'more-would-help' }, 'server'],
  ['no time has passed', { elapsedMs: 0, heldMs: 5, lesson: 'more-do-not-help' }, null],
] as const)('%s', (_what, measured, expected) => {
  expect(bottleneckOf({ ...idle, ...measured })).toBe(expected);
});
