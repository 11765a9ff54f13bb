import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase } from 'vitest/node';

/** Writes down why tests were skipped, which the JSON report leaves out: pairs of title and reason. */
export default class ReasonsReporter implements Reporter {
  readonly #reasons: [string, string][] = [];

  onTestCaseResult(test: TestCase): void {
    const result = test.result();
    if (result.state === 'skipped' && result.note !== undefined) this.#reasons.push([test.name, result.note]);
  }

  onTestRunEnd(): void {
    const file = process.env['NOGGIN_SKIP_REASONS'];
    if (file !== undefined) writeFileSync(file, JSON.stringify(this.#reasons));
  }
}
