import { expect, it } from 'vitest';
import { whenWords } from './when-words.ts';

const at = (day: number, hour: number): number => new Date(2026, 5, day, hour).getTime();

it.each([
  [at(10, 23), at(10, 12), /^tonight at 11:00\sPM$/],
  [at(10, 15), at(10, 12), /^today at 3:00\sPM$/],
  [at(11, 0), at(10, 12), /^tonight at 12:00\sAM$/],
  [at(11, 2), at(11, 1), /^tonight at 2:00\sAM$/],
  [at(11, 2), at(10, 3), /^tomorrow at 2:00\sAM$/],
  [at(11, 5), at(10, 12), /^tomorrow at 5:00\sAM$/],
  [at(11, 20), at(10, 21), /^tomorrow at 8:00\sPM$/],
])('a moment of the next day has day and time (%#)', (atMs, nowMs, words) => {
  expect(whenWords(atMs, nowMs)).toMatch(words);
});
