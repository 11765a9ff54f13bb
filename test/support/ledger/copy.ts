import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';

/** Copies a ledger with its log, as the next process would find both if this moment were the last of the present one. */
export function copyLedger(file: string, folder: string): string {
  const copy = path.join(folder, path.basename(file));
  for (const suffix of ['', '-wal']) {
    if (existsSync(file + suffix)) copyFileSync(file + suffix, copy + suffix);
  }
  return copy;
}

/** Reads a ledger that somebody has open: in a copy, for whoever has it open has it alone. */
export function readLedger<T>(file: string, read: (ledger: Database.Database) => T): T {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'noggin-ledger-'));
  const ledger = new Database(copyLedger(file, folder), { fileMustExist: true });
  try {
    return read(ledger);
  } finally {
    ledger.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
