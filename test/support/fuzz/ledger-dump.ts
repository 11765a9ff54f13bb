import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

/** Every row of every table of a ledger, as a digest by table. The file is not written. */
export function ledgerDump(file: string): Readonly<Record<string, string>> {
  const database = new Database(file, { readonly: true });
  try {
    const tables = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all() as string[];
    return Object.fromEntries(
      tables.map((table) => {
        const rows = database.prepare(`SELECT * FROM "${table}"`).raw().all();
        const digest = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
        return [table, `${rows.length} rows ${digest}`];
      }),
    );
  } finally {
    database.close();
  }
}
