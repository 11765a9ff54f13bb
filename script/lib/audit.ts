import type { ShippedPackage } from './shipped.ts';

/** One package in the output of `npm audit --json` (https://docs.npmjs.com/cli/commands/npm-audit). */
export interface AuditReport {
  readonly vulnerabilities?: Readonly<
    Record<
      string,
      { readonly severity: string; readonly via: readonly (string | { readonly title: string })[] }
    >
  >;
}

/** Advisories that were reviewed and do not affect Noggin: the package, and why. Empty is best. */
const explained: Readonly<Record<string, string>> = {};

/** One advisory on one package. */
export interface Finding {
  readonly name: string;
  readonly severity: string;
  readonly titles: readonly string[];
  /** Whether it ships; otherwise it is for builds and tests only. */
  readonly ships: boolean;
}

/** Reads npm's report; null for anything else, as the registry was unreachable. Pure. */
export function findingsOf(stdout: string, shipped: readonly ShippedPackage[]): readonly Finding[] | null {
  const report = parsed(stdout);
  if (report?.vulnerabilities === undefined) return null;
  const names = new Set(shipped.map(({ name }) => name));
  return Object.entries(report.vulnerabilities)
    .filter(([name]) => explained[name] === undefined)
    .map(([name, { severity, via }]) => ({
      name,
      severity,
      titles: via.flatMap((one) => (typeof one === 'string' ? [] : [one.title])),
      ships: names.has(name),
    }));
}

function parsed(stdout: string): AuditReport | null {
  try {
    return JSON.parse(stdout) as AuditReport | null;
  } catch {
    return null;
  }
}
