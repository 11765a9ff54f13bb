// Runs all tests: unit and integration (Vitest), then end to end on Electron (Playwright). `npm test -- unit` or
// `npm test -- e2e` runs one of the two. Ends with the plain line `N passed, N failed, N skipped`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildApp } from './build.ts';
import { command } from './lib/command.ts';
import {
  type Counts,
  countsFromPlaywright,
  countsFromVitest,
  judged,
  line,
  noTests,
  sum,
} from './lib/counts.ts';
import { withDisplay } from './lib/display.ts';
import { projectRoot } from './lib/runtime.ts';

const suites = { unit, e2e };
const wanted = process.argv[2];
const chosen = Object.entries(suites).filter(([name]) => wanted === undefined || wanted === name);
if (chosen.length === 0) throw new Error(`There is no suite called ${wanted}: use unit or e2e.`);

const reports = mkdtempSync(path.join(os.tmpdir(), 'noggin-test-'));
try {
  const counts = await withDisplay(async () => {
    const all: Counts[] = [];
    for (const [, suite] of chosen) all.push(await suite());
    return all;
  });
  const total = sum(counts);
  console.log(line(total));
  process.exitCode = total.failed > 0 ? 1 : 0;
} finally {
  rmSync(reports, { recursive: true, force: true });
}

async function unit(): Promise<Counts> {
  const report = path.join(reports, 'unit.json');
  const vitest = path.join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await command(process.execPath, args);
  return judged(read(report, countsFromVitest), code);
}

async function e2e(): Promise<Counts> {
  await buildApp();
  const report = path.join(reports, 'e2e.json');
  const playwright = path.join(projectRoot, 'node_modules', 'playwright', 'cli.js');
  const config = path.join('test', 'e2e', 'playwright.config.ts');
  const args = [playwright, 'test', `--config=${config}`, '--reporter=list,json'];
  const code = await command(process.execPath, args, { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  return judged(read(report, countsFromPlaywright), code);
}

/** The counts of a report; a run that died before writing one counts nothing. */
function read<Report>(file: string, count: (report: Report) => Counts): Counts {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')) as Report);
  } catch {
    return noTests;
  }
}
