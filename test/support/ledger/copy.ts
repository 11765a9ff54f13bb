import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';

/** Copies a ledger with its WAL, as the next process would find both if the present one died now. */
export function copyLedger(file: string, folder: string): string {
  const copy = path.join(folder, path.basename(file));
  for (const suffix of ['', '-wal']) {
    if (existsSync(file + suffix)) copyFileSync(file + suffix, copy + suffix);
  }
  return copy;
}

/** Reads an open ledger through a copy, as the ledger is locked. */
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
