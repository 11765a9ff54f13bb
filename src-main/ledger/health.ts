import type { Connection } from './open.ts';

/** How the ledger is, for diagnostics. */
export interface LedgerHealth {
  readonly schemaVersion: number;
  /** What SQLite found: `ok` alone, or what is wrong (https://www.sqlite.org/pragma.html#pragma_integrity_check). */
  readonly integrity: readonly string[];
  readonly bytes: number;
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
}

const mostFindings = 20;

/** Looks at the whole ledger: some milliseconds, for it is small. */
export function readHealth(connection: Connection): LedgerHealth {
  const number = (pragma: string): number => Number(connection.pragma(pragma, { simple: true }));
  const findings = connection.pragma(`integrity_check(${mostFindings})`) as { integrity_check: string }[];
  const tables = connection
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[];
  const count = (table: string): number =>
    connection
      .prepare(`SELECT count(*) FROM "${table.replaceAll('"', '""')}"`)
      .pluck()
      .get() as number;
  return {
    schemaVersion: number('user_version'),
    integrity: findings.map(({ integrity_check: finding }) => finding),
    bytes: number('page_count') * number('page_size'),
    rows: Object.fromEntries(tables.map((table) => [table, count(table)])),
  };
}
