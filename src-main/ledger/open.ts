import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { NogginError } from '../errors.ts';
import { migrations } from './migrations.ts';

/** One open connection; Noggin has exactly one, in main. */
export type Connection = Database.Database;

/**
 * Opens the ledger, creating or migrating it.
 * @throws NogginError `ledger-from-future` when a newer Noggin wrote it (it is left untouched),
 * `ledger-unavailable` when it cannot be opened or is no ledger
 */
export function openConnection(file: string): Connection {
  let connection: Connection | undefined;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    if (existsSync(file)) refuseFuture(peek(file));
    connection = new Database(file);
    const version = versionOf(connection);
    refuseFuture(version);
    // Both on every open: WAL alone reopens at NORMAL and can lose the last commit at power loss.
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    connection.pragma('trusted_schema = OFF');
    migrate(connection, version);
    // A damaged page may lie where no question of ours has looked yet.
    const check = connection.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') throw Object.assign(new Error(String(check)), { code: 'SQLITE_CORRUPT' });
    return connection;
  } catch (error) {
    connection?.close();
    if (error instanceof NogginError) throw error;
    throw ledgerError(error);
  }
}

/**
 * The version of a ledger without the right to write it: a connection that has the right folds the log of a
 * killed process into the file when it closes. 0 when it cannot be read like this; opening it tells why.
 */
function peek(file: string): number {
  try {
    const connection = new Database(file, { readonly: true });
    try {
      return versionOf(connection);
    } finally {
      connection.close();
    }
  } catch {
    return 0;
  }
}

function versionOf(connection: Connection): number {
  return Number(connection.pragma('user_version', { simple: true }));
}

function refuseFuture(version: number): void {
  if (version <= migrations.length) return;
  throw new NogginError('ledger-from-future', 'A newer version of Noggin wrote this ledger', {
    details: { ledgerVersion: version, knownVersion: migrations.length },
  });
}

function migrate(connection: Connection, from: number): void {
  connection.transaction(() => {
    for (const [index, script] of migrations.entries()) {
      if (index < from) continue;
      connection.exec(script);
      connection.pragma(`user_version = ${index + 1}`);
    }
  })();
}

/** Types an error of SQLite; the code of SQLite is kept for Details. */
export function ledgerError(error: unknown): NogginError {
  const message = error instanceof Error ? error.message : String(error);
  const sqliteCode = (error as { code?: unknown }).code;
  return new NogginError('ledger-unavailable', `The ledger cannot be used: ${message}`, {
    details: typeof sqliteCode === 'string' ? { sqliteCode } : {},
    cause: error,
  });
}
