/** A test that did not pass, or something that went wrong outside of every test. */
export interface Trouble {
  readonly state: 'failed' | 'skipped';
  /** The file, and in it the names of groups and test; "the run" where it belongs to no file. */
  readonly where: readonly string[];
  /** The first error, or why it was skipped; empty where nobody said. */
  readonly why: string;
}

/** Playwright's JSON report, as far as it is read for troubles. */
export interface PlaywrightTroubles {
  readonly suites: readonly Suite[];
  /** What went wrong outside of every test. */
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
      readonly results: readonly { readonly error?: { readonly message?: string } }[];
    }[];
  }[];
}

/** A test that only passed when tried again is a trouble, as it is a failure in the counts. */
export function troublesOfPlaywright(report: PlaywrightTroubles): Trouble[] {
  const ofSuite = (suite: Suite): Trouble[] => [
    ...(suite.specs ?? []).flatMap(({ title, file, tests }) =>
      tests.flatMap(({ status, annotations, results }): Trouble[] => {
        const where = [file, title];
        if (status === 'expected') return [];
        if (status === 'skipped') {
          const why = annotations.find(({ type }) => type === 'skip')?.description ?? '';
          return [{ state: 'skipped', where, why }];
        }
        const error = results.find((result) => result.error !== undefined)?.error;
        return [{ state: 'failed', where, why: error?.message ?? '' }];
      }),
    ),
    ...(suite.suites ?? []).flatMap(ofSuite),
  ];
  const outside = (report.errors ?? []).map(({ message }): Trouble => {
    return { state: 'failed', where: ['the run'], why: message ?? '' };
  });
  return [...report.suites.flatMap(ofSuite), ...outside];
}

/** How much of an error is repeated; all of it stands where it happened. */
const repeatedLines = 12;

/** What is worth repeating at the end of a long log; empty when all passed. */
export function told(troubles: readonly Trouble[]): string {
  const ofState = (state: Trouble['state']): string[] => {
    const own = troubles.filter((trouble) => trouble.state === state);
    return own.length === 0 ? [] : [`\n${state === 'failed' ? 'Failed' : 'Skipped'}:`, ...own.map(one)];
  };
  return [...ofState('skipped'), ...ofState('failed')].join('\n');
}

function one({ where, why }: Trouble): string {
  const lines = why.trim().split('\n').slice(0, repeatedLines);
  return [where.join(' › '), ...lines.filter((text) => text !== '').map((text) => `    ${text}`)].join('\n');
}
