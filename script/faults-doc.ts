// Writes docs/faults.md: every row of the fault matrix, its tests, and how they last went.
// Usage: npm run faults:doc -- [--report VITEST.json] [--e2e PLAYWRIGHT.json]; without them the tests are run.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildApp } from './build.ts';
import {
  outcomesOfPlaywright,
  outcomesOfVitest,
  type PlaywrightReport,
  type VitestReport,
} from './faults/outcomes.ts';
import { faultsPage } from './faults/page.ts';
import { rows } from './faults/rows.ts';
import { command } from './lib/command.ts';
import { withDisplay } from './lib/display.ts';
import { projectRoot } from './lib/runtime.ts';
import type { Trouble } from './lib/troubles.ts';
import { troublesFile } from './lib/troubles-reporter.ts';

const { values } = parseArgs({ options: { report: { type: 'string' }, e2e: { type: 'string' } } });
const folder = mkdtempSync(path.join(os.tmpdir(), 'noggin-faults-'));
const inModules = (...parts: string[]): string => path.join(projectRoot, 'node_modules', ...parts);

try {
  const troubles = path.join(folder, 'troubles.json');
  const unit = values.report ?? (await runVitest(path.join(folder, 'unit.json'), troubles));
  const e2e = values.e2e ?? (await runPlaywright(path.join(folder, 'e2e.json')));
  const known = existsSync(troubles) ? read<Trouble[]>(troubles) : [];
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

async function runVitest(report: string, troubles: string): Promise<string> {
  const reporter = fileURLToPath(new URL('./lib/troubles-reporter.ts', import.meta.url));
  const reporters = ['--reporter=default', '--reporter=json', `--reporter=${reporter}`];
  const args = [inModules('vitest', 'vitest.mjs'), 'run', ...reporters, `--outputFile.json=${report}`];
  await command(process.execPath, args, { [troublesFile]: troubles });
  return report;
}

async function runPlaywright(report: string): Promise<string> {
  await buildApp();
  const config = path.join('test', 'e2e', 'playwright.config.ts');
  const args = [inModules('playwright', 'cli.js'), 'test', `--config=${config}`, '--reporter=list,json'];
  await withDisplay(() => command(process.execPath, args, { PLAYWRIGHT_JSON_OUTPUT_FILE: report }));
  return report;
}
