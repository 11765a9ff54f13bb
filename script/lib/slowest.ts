/** How long one test took. */
export interface Timing {
  /** The file, and in it the name. */
  readonly where: string;
  readonly ms: number;
}

/** Vitest's JSON report, as far as it is read here. */
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

/** The ten slowest, slowest first: figures to look at, which nothing is judged by. Empty when there were no tests. */
export function slowest(timings: readonly Timing[]): string {
  if (timings.length === 0) return '';
  const lines = timings
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, shown)
    .map(({ where, ms }) => `  ${(ms / 1000).toFixed(1).padStart(6)} s  ${where}`);
  return ['Slowest:', ...lines].join('\n');
}
