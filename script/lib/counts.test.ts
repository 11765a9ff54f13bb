import { expect, test } from 'vitest';
import { countsFromPlaywright, countsFromVitest, judged, line, sum } from './counts.ts';

test('the counts of both runners add up to the plain line', () => {
  const unit = countsFromVitest({
    numPassedTests: 7,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
  });
  const e2e = countsFromPlaywright({ stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 1 } });
  expect(line(sum([unit, e2e]))).toBe('10 passed, 1 failed, 4 skipped');
});

test('a flaky test counts as failed', () => {
  const counts = countsFromPlaywright({ stats: { expected: 3, unexpected: 1, flaky: 2, skipped: 0 } });
  expect(counts).toEqual({ passed: 3, failed: 3, skipped: 0 });
});

test('a run that exits badly without a failing test still fails', () => {
  expect(judged({ passed: 4, failed: 0, skipped: 0 }, 1).failed).toBe(1);
});

test('a run without tests fails', () => {
  expect(judged({ passed: 0, failed: 0, skipped: 5 }, 0).failed).toBe(1);
});

test('a good run passes', () => {
  expect(judged({ passed: 4, failed: 0, skipped: 1 }, 0)).toEqual({ passed: 4, failed: 0, skipped: 1 });
});
