/** Playwright's JSON report, as far as it is used. */
export interface PlaywrightReport {
  readonly suites: readonly Suite[];
  /** Errors outside every test. */
  readonly errors?: readonly { readonly message?: string }[];
}
interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly {
      readonly status: string;
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
      readonly results: readonly {
        readonly error?: { readonly message?: string };
        readonly duration?: number;
      }[];
    }[];
  }[];
}

/** One test of the report. */
export interface PlaywrightTest {
  readonly file: string;
  readonly title: string;
  /** A flaky test counts as failed. A list without results gives tests that were not run. */
  readonly state: 'passed' | 'failed' | 'skipped' | 'not run';
  /** The first error, or the reason for skipping; empty without one. */
  readonly why: string;
  /** Its duration with all retries, in milliseconds. */
  readonly ms: number;
}

/** All tests of a report, in order. */
export function testsOf(report: PlaywrightReport): PlaywrightTest[] {
  const ofSuite = (suite: Suite): PlaywrightTest[] => [
    ...(suite.specs ?? []).flatMap(({ title, file, tests }) =>
      tests.map(({ status, annotations, results }): PlaywrightTest => {
        const ms = results.reduce((all, { duration }) => all + (duration ?? 0), 0);
        if (status === 'expected') return { file, title, state: 'passed', why: '', ms };
        if (status === 'skipped') {
          const why = annotations.find(({ type }) => type === 'skip')?.description ?? '';
          return { file, title, state: results.length === 0 ? 'not run' : 'skipped', why, ms };
        }
        const error = results.find((result) => result.error !== undefined)?.error;
        return { file, title, state: 'failed', why: error?.message ?? '', ms };
      }),
    ),
    ...(suite.suites ?? []).flatMap(ofSuite),
  ];
  return report.suites.flatMap(ofSuite);
}
