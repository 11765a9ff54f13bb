import { type PlaywrightReport, testsOf } from './playwright-report.ts';

/** A test that did not pass, or something that went wrong outside of every test. */
export interface Trouble {
  readonly state: 'failed' | 'skipped';
  /** The file, and in it the names of groups and test; "the run" where it belongs to no file. */
  readonly where: readonly string[];
  /** The first error, or why it was skipped; empty where nobody said. */
  readonly why: string;
}

/** A test that was not run is told as skipped. */
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
