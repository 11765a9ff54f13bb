// Runs all tests: unit and integration (Vitest), then end to end on Electron (Playwright). `npm test -- unit` or
// `npm test -- e2e` runs one of the two, and only the files that follow, if any. Ends with what did not pass, the ten
// slowest tests, and the plain line `N passed, N failed, N skipped`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
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
import { namedFile } from './lib/named-file.ts';
import { type PlaywrightReport, testsOf } from './lib/playwright-report.ts';
import { runPlaywright, runVitest } from './lib/runners.ts';
import { projectRoot } from './lib/runtime.ts';
import { slowest, type TimedVitestReport, type Timing, timingsOfVitest } from './lib/slowest.ts';
import { type Trouble, told, troublesOfPlaywright } from './lib/troubles.ts';

/** The result of a suite. */
interface Ran {
  readonly counts: Counts;
  readonly troubles: readonly Trouble[];
  readonly timings: readonly Timing[];
}

const suites = { unit, e2e };
const [wanted, ...rest] = process.argv.slice(2);
const only = rest.map((argument) => namedFile(argument));
const chosen = Object.entries(suites).filter(([name]) => wanted === undefined || wanted === name);
if (chosen.length === 0) throw new Error(`There is no suite called ${wanted}: use unit or e2e.`);

const reports = mkdtempSync(path.join(os.tmpdir(), 'noggin-test-'));
try {
  const ran = await withDisplay(async () => {
    const all: Ran[] = [];
    for (const [, suite] of chosen) all.push(await suite());
    return all;
  });
  // Repeated, as a log of three thousand lines is read from its end, and often cut to it.
  const troubles = told(ran.flatMap((one) => one.troubles));
  if (troubles !== '') console.log(`${troubles}\n`);
  const slow = slowest(ran.flatMap(({ timings }) => timings));
  if (slow !== '') console.log(`${slow}\n`);
  const total = sum(ran.map(({ counts }) => counts));
  console.log(line(total));
  process.exitCode = total.failed > 0 ? 1 : 0;
} finally {
  rmSync(reports, { recursive: true, force: true });
}

async function unit(): Promise<Ran> {
  const { code, report, troubles } = await runVitest(reports, only);
  return {
    counts: judged(read(report, countsFromVitest, noTests), code),
    troubles: read(troubles, (list: Trouble[]) => list, []),
    timings: read(report, (told: TimedVitestReport) => timingsOfVitest(told, projectRoot), []),
  };
}

async function e2e(): Promise<Ran> {
  const { code, report } = await runPlaywright(reports, { only });
  return {
    counts: judged(read(report, countsFromPlaywright, noTests), code),
    troubles: read(report, troublesOfPlaywright, []),
    timings: read(report, timingsOfPlaywright, []),
  };
}

function timingsOfPlaywright(report: PlaywrightReport): Timing[] {
  return testsOf(report).map(({ file, title, ms }) => ({ where: `${file} › ${title}`, ms }));
}

/** The counts of a report; none where the run crashed before writing one. */
function read<Report, Said>(file: string, say: (report: Report) => Said, nothing: Said): Said {
  try {
    return say(JSON.parse(readFileSync(file, 'utf8')) as Report);
  } catch {
    return nothing;
  }
}
