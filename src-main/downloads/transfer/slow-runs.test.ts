import { expect, test } from 'vitest';
import type { Run } from '../scheduler.ts';
import { watchRuns } from './slow-runs.ts';

const MiB = 1024 * 1024;
const worthMs = 2000;

/** Two connections; the first has done a run of 16 MiB in a second, the second is at its run. */
function begun() {
  const runs = watchRuns();
  const done: Run = { start: 0, next: 0, end: 16 * MiB };
  runs.begin(done, performance.now() - 1000, () => {});
  done.next = done.end;
  runs.end(done);
  const run: Run = { start: done.end, next: done.end, end: 32 * MiB };
  runs.begin(run, 0, () => {});
  return { runs, run };
}

test('a run that goes well is left alone, however often one looks', () => {
  const { runs, run } = begun();
  for (let ms = 100; ms <= 1000; ms += 100) {
    run.next += MiB;
    expect(runs.worst(ms, worthMs, false)).toBeNull();
  }
});

test('A20: one that crawls is found once it is known to crawl', () => {
  const { runs, run } = begun();
  run.next += MiB / 8;
  expect(runs.worst(900, worthMs, false)).toBeNull();
  run.next += 1;
  expect(runs.worst(1100, worthMs, false)).toBe(run);
});

test('A20: one that was nearly done and then fell silent is found after a second of silence', () => {
  const { runs, run } = begun();
  run.next += 15 * MiB;
  expect(runs.worst(1500, worthMs, false)).toBeNull();
  expect(runs.worst(2400, worthMs, false)).toBeNull();
  expect(runs.worst(2500, worthMs, false)).toBe(run);
  run.next += 1;
  expect(runs.worst(2600, worthMs, false)).toBeNull();
});

test('silence that our own speed limit makes is none', () => {
  const { runs, run } = begun();
  run.next += 15 * MiB;
  for (let ms = 1500; ms < 20_000; ms += 500) expect(runs.worst(ms, worthMs, true)).toBeNull();
  expect(runs.worst(20_100, worthMs, false)).toBeNull();
});
