import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from 'vitest/node';
import type { Trouble } from './troubles.ts';

/** The environment variable with the path for {@link TroublesReporter}. */
export const troublesFile = 'NOGGIN_TROUBLES';

/**
 * Records failed and skipped tests with their reasons, which are incomplete in Vitest's JSON report: it lacks the
 * reason for skipping, and errors outside tests (a crashed process, an unhandled rejection).
 */
export default class TroublesReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env[troublesFile];
    if (file === undefined) return;
    const outside = unhandled.map((error) => failed(['the run'], [error]));
    writeFileSync(file, JSON.stringify([...modules.flatMap(ofModule), ...outside]));
  }
}

function ofModule(module: TestModule): Trouble[] {
  const where = [module.relativeModuleId];
  const isUnfinished = ['queued', 'pending'].includes(module.state());
  return [
    ...(isUnfinished ? [unfinished(where)] : ofErrors(where, module.errors())),
    ...[...module.children.allSuites()].flatMap((suite) => ofErrors(namesOf(suite), suite.errors())),
    ...[...module.children.allTests()].flatMap(ofTest),
  ];
}

function ofTest(test: TestCase): Trouble[] {
  const result = test.result();
  const where = namesOf(test);
  if (result.state === 'passed') return [];
  if (result.state === 'skipped') return [{ state: 'skipped', where, why: result.note ?? '' }];
  if (result.state === 'failed') return [failed(where, result.errors)];
  return [unfinished(where)];
}

function unfinished(where: readonly string[]): Trouble {
  return { state: 'failed', where, why: 'It was not run to its end.' };
}

function ofErrors(where: readonly string[], errors: readonly SerializedError[]): Trouble[] {
  return errors.length === 0 ? [] : [failed(where, errors)];
}

function failed(where: readonly string[], errors: readonly SerializedError[]): Trouble {
  return { state: 'failed', where, why: errors[0]?.stack ?? errors[0]?.message ?? '' };
}

function namesOf(task: TestCase | TestSuite): string[] {
  const names: string[] = [];
  for (let at: TestCase | TestSuite | TestModule = task; at.type !== 'module'; at = at.parent) {
    names.unshift(at.name);
  }
  return [task.module.relativeModuleId, ...names];
}
