import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packagedProgram } from '../../test/support/app/program.ts';
import { buildApp } from '../build.ts';
import { command } from './command.ts';
import { projectRoot } from './runtime.ts';
import { troublesFile } from './troubles-reporter.ts';

const inModules = (...parts: string[]): string => path.join(projectRoot, 'node_modules', ...parts);

/**
 * Runs the unit and integration tests.
 * @param folder gets the reports
 * @param only files and arguments of Vitest; by default everything runs
 * @returns the exit code, and the files of Vitest's JSON report and of the troubles; a crashed run may leave neither
 */
export async function runVitest(folder: string, only: readonly string[] = []) {
  const report = path.join(folder, 'unit.json');
  const troubles = path.join(folder, 'unit-troubles.json');
  const reporter = fileURLToPath(new URL('./troubles-reporter.ts', import.meta.url));
  const reporters = ['--reporter=default', '--reporter=json', `--reporter=${reporter}`];
  const args = [
    inModules('vitest', 'vitest.mjs'),
    'run',
    ...reporters,
    `--outputFile.json=${report}`,
    ...only,
  ];
  const code = await command(process.execPath, args, { [troublesFile]: troubles });
  return { code, report, troubles };
}

/**
 * Runs the end-to-end tests; needs a display.
 * @param folder gets the report
 * @param given `packaged`: the program to drive, by default the app built from the sources; `only`: files and arguments
 * of Playwright, by default everything
 * @returns the exit code, and the file of Playwright's JSON report; a crashed run may leave none
 */
export async function runPlaywright(
  folder: string,
  { packaged, only = [] }: { packaged?: string; only?: readonly string[] } = {},
) {
  if (packaged === undefined) await buildApp();
  const report = path.join(folder, 'e2e.json');
  const config = path.join('test', 'e2e', 'playwright.config.ts');
  const args = [
    inModules('playwright', 'cli.js'),
    'test',
    `--config=${config}`,
    '--reporter=list,json',
    ...only,
  ];
  const program = packaged === undefined ? {} : { [packagedProgram]: packaged };
  const code = await command(process.execPath, args, { PLAYWRIGHT_JSON_OUTPUT_FILE: report, ...program });
  return { code, report };
}
