// Writes docs/faults.md: every row of the fault matrix, its tests, and how they last went.
// Usage: npm run faults:doc -- [--report VITEST.json] [--e2e PLAYWRIGHT.json]; without them the tests are run.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { outcomesOfPlaywright, outcomesOfVitest, type VitestReport } from './faults/outcomes.ts';
import { faultsPage } from './faults/page.ts';
import { rows } from './faults/rows.ts';
import { withDisplay } from './lib/display.ts';
import type { PlaywrightReport } from './lib/playwright-report.ts';
import { runPlaywright, runVitest } from './lib/runners.ts';
import { projectRoot } from './lib/runtime.ts';
import type { Trouble } from './lib/troubles.ts';

const { values } = parseArgs({ options: { report: { type: 'string' }, e2e: { type: 'string' } } });
const folder = mkdtempSync(path.join(os.tmpdir(), 'noggin-faults-'));

try {
  const { report: unit, troubles } =
    values.report === undefined ? await runVitest(folder) : { report: values.report, troubles: null };
  const e2e = values.e2e ?? (await withDisplay(() => runPlaywright(folder))).report;
  const known = troubles !== null && existsSync(troubles) ? read<Trouble[]>(troubles) : [];
  const reasons = known.flatMap(({ state, where, why }): [string, string][] =>
    state === 'skipped' ? [[where.at(-1) ?? '', why]] : [],
  );
  const outcomes = [
    ...outcomesOfVitest(read<VitestReport>(unit), new Map(reasons)),
    ...outcomesOfPlaywright(read<PlaywrightReport>(e2e)),
  ];
  writeFileSync(path.join(projectRoot, 'docs', 'faults.md'), faultsPage(rows, outcomes));
  const unknown = outcomes.flatMap((outcome) => outcome.rows).filter((row) => rows[row] === undefined);
  if (unknown.length > 0) throw new Error(`Tests name rows that the matrix does not have: ${unknown.join()}`);
  const without = Object.keys(rows).filter((row) => !outcomes.some((outcome) => outcome.rows.includes(row)));
  console.log(
    `docs/faults.md: ${outcomes.length} tests; rows without a test: ${without.join(' ') || 'none'}`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function read<Content>(file: string): Content {
  return JSON.parse(readFileSync(file, 'utf8')) as Content;
}
