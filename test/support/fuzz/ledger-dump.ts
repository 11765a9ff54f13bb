import { createHash } from 'node:crypto';
import { readLedger } from '../ledger/copy.ts';

/** Every row of every table of a ledger, as a digest by table. The file is not written. */
export function ledgerDump(file: string): Readonly<Record<string, string>> {
  return readLedger(file, (ledger) => {
    const tables = ledger
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all() as string[];
    return Object.fromEntries(
      tables.map((table) => {
        const rows = ledger.prepare(`SELECT * FROM "${table}"`).raw().all();
        const digest = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
        return [table, `${rows.length} rows ${digest}`];
      }),
    );
  });
}
