import { type PlaywrightReport, testsOf } from '../lib/playwright-report.ts';

/** The outcome of one test for its rows. */
export interface Outcome {
  /** The rows that its title begins with. */
  readonly rows: readonly string[];
  /** The rest of the title. */
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped' | 'not run';
  /** Why it was skipped, or empty. */
  readonly reason: string;
  /** A unit test: counted, but not listed. */
  readonly isUnit: boolean;
}

/** Vitest's JSON report, as far as it is used. */
export interface VitestReport {
  readonly testResults: readonly {
    /** The file. */
    readonly name: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
    }[];
  }[];
}

/** @param reasons why tests were skipped, by title: the JSON report does not tell */
export function outcomesOfVitest(report: VitestReport, reasons: ReadonlyMap<string, string>): Outcome[] {
  return report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.flatMap(({ ancestorTitles, title, status }) => {
      const state = status === 'passed' || status === 'failed' ? status : 'skipped';
      const isUnit = !/[/\\]test[/\\]faults[/\\]/.test(name);
      return outcome([...ancestorTitles, title], state, reasons.get(title) ?? '', isUnit);
    }),
  );
}

/** Reasons of failures are left out. */
export function outcomesOfPlaywright(report: PlaywrightReport): Outcome[] {
  return testsOf(report).flatMap(({ title, state, why }) =>
    outcome([title], state, state === 'failed' ? '' : why),
  );
}

/** None where no title names a row. The row may be in the title of the test or, without one there, of its group. */
function outcome(
  titles: readonly string[],
  state: Outcome['state'],
  reason: string,
  isUnit = false,
): Outcome[] {
  const at = titles.findLastIndex((title) => named.test(title));
  const [, rows = '', rest = ''] = named.exec(titles[at] ?? '') ?? [];
  if (at < 0) return [];
  return [
    { rows: rows.split(/\/|, /), title: [rest, ...titles.slice(at + 1)].join(' › '), state, reason, isUnit },
  ];
}

/** Rows in front of a title: `A7:`, `A7/A8:` or `A7, A8:`. */
const named = /^([ABC]\d+(?:(?:\/|, )[ABC]\d+)*):\s*(.*)$/s;
