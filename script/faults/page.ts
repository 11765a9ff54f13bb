import type { Outcome } from './outcomes.ts';

const parts = { A: 'The server', B: 'The disk', C: 'The process and the ledger' } as const;

/** The page, the same for the same results: no dates, no times, no order of a run. */
export function faultsPage(rows: Readonly<Record<string, string>>, outcomes: readonly Outcome[]): string {
  const sections = Object.entries(parts).map(([letter, title]) => {
    const lines = Object.entries(rows)
      .filter(([row]) => row.startsWith(letter))
      .map(([row, what]) => lineOf(row, what, outcomes));
    return [
      `## ${letter}. ${title}`,
      '',
      '| row | what happens | tests | last result |',
      '| --- | --- | --- | --- |',
      ...lines,
    ].join('\n');
  });
  const head = [
    '# The fault matrix',
    '',
    'What can go wrong between a model host and an installed file, and the tests that hold what must come of it.',
    'Written by `npm run faults:doc` from a run of the tests; do not edit.',
    'On top of these rows, `npm run torture` mixes them at random around kills and power losses.',
  ].join('\n');
  return `${[head, ...sections].join('\n\n')}\n`;
}

function lineOf(row: string, what: string, outcomes: readonly Outcome[]): string {
  const tests = outcomes
    .filter((outcome) => outcome.rows.includes(row))
    .toSorted((a, b) => (a.title < b.title ? -1 : 1));
  const titles = tests.filter((test) => !test.isUnit).map((test) => cell(test.title));
  const units = tests.filter((test) => test.isUnit).length;
  if (units > 0) titles.push(`${titles.length > 0 ? 'and ' : ''}${units} of single parts`);
  return `| ${row} | ${what} | ${titles.join('<br>')} | ${resultOf(tests)} |`;
}

function resultOf(tests: readonly Outcome[]): string {
  if (tests.length === 0) return '**no test**';
  const count = (state: Outcome['state']): number => tests.filter((test) => test.state === state).length;
  const reasons = [...new Set(tests.map((test) => test.reason).filter((reason) => reason !== ''))];
  const skipped = reasons.length === 0 ? 'skipped' : `skipped: ${cell(reasons.join('; '))}`;
  return [
    [count('failed'), '**failed**'] as const,
    [count('passed'), 'passed'] as const,
    [count('skipped'), skipped] as const,
    [count('not run'), 'not run'] as const,
  ]
    .filter(([number]) => number > 0)
    .map(([number, name]) => `${number} ${name}`)
    .join(', ');
}

/** A title may contain the end of a cell, or markup. */
function cell(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll(/\s+/g, ' ');
}
