/** The result of a test run. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** No test ran. */
export const noTests: Counts = { passed: 0, failed: 0, skipped: 0 };

/** Counts from Vitest's JSON report. */
export function countsFromVitest(report: {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}): Counts {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts from Playwright's JSON report. A flaky test counts as failed. */
export function countsFromPlaywright(report: {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}): Counts {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

/**
 * Makes a failed run visible in its counts: a file that fails to load, or a suite without tests, counts as one failure.
 */
export function judged(counts: Counts, exitCode: number): Counts {
  const nothingRan = counts.passed + counts.failed === 0;
  const failed = exitCode !== 0 || nothingRan ? Math.max(counts.failed, 1) : counts.failed;
  return { ...counts, failed };
}

/** The sum of several runs. */
export function sum(all: readonly Counts[]): Counts {
  return all.reduce(
    (total, counts) => ({
      passed: total.passed + counts.passed,
      failed: total.failed + counts.failed,
      skipped: total.skipped + counts.skipped,
    }),
    noTests,
  );
}

/** The plain line every test run ends with. */
export function line(counts: Counts): string {
  return `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
}
