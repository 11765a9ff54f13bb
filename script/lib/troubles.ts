import { type PlaywrightReport, testsOf } from './playwright-report.ts';

/** A failed or skipped test, or an error outside every test. */
export interface Trouble {
  readonly state: 'failed' | 'skipped';
  /** The file, with the names of groups and test; "the run" without a file. */
  readonly where: readonly string[];
  /** The first error, or the reason for skipping; empty without one. */
  readonly why: string;
}

/** A test that was not run counts as skipped. */
export function troublesOfPlaywright(report: PlaywrightReport): Trouble[] {
  const ofTests = testsOf(report).flatMap(({ file, title, state, why }): Trouble[] =>
    state === 'passed'
      ? []
      : [{ state: state === 'failed' ? 'failed' : 'skipped', where: [file, title], why }],
  );
  const outside = (report.errors ?? []).map(({ message }): Trouble => {
    return { state: 'failed', where: ['the run'], why: message ?? '' };
  });
  return [...ofTests, ...outside];
}

/** The length at which an error is cut; it is complete where it happened. */
const repeatedLines = 12;

/** The summary at the end of a long log; empty when all passed. */
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
