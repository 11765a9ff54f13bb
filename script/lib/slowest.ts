/** The duration of one test. */
export interface Timing {
  /** The file, with the name of the test. */
  readonly where: string;
  readonly ms: number;
}

/** Vitest's JSON report, as far as it is used here. */
export interface TimedVitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly duration?: number | null }[];
  }[];
}

/** Timings of all tests of Vitest's report. @param root taken off the names of files */
export function timingsOfVitest({ testResults }: TimedVitestReport, root: string): Timing[] {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, duration }) => ({
      where: `${name.startsWith(root) ? name.slice(root.length + 1) : name} › ${fullName}`,
      ms: duration ?? 0,
    })),
  );
}

const shown = 10;

/** The ten slowest, slowest first, as information without a verdict. Empty without tests. */
export function slowest(timings: readonly Timing[]): string {
  if (timings.length === 0) return '';
  const lines = timings
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, shown)
    .map(({ where, ms }) => `  ${(ms / 1000).toFixed(1).padStart(6)} s  ${where}`);
  return ['Slowest:', ...lines].join('\n');
}
