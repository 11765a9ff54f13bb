import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import type Sqlite from 'better-sqlite3';
import { NogginError } from '../errors.ts';
import { isLockedCode } from './locked.ts';
import { migrations } from './migrations.ts';
import { Database } from './sqlite.ts';

const defaultBusyMs = 5000;

/** One open connection; Noggin has exactly one, in main, and while it is open nobody else can have one. */
export type Connection = Sqlite.Database;

/** A question to it, prepared once. */
export type Statement = Sqlite.Statement;

/**
 * Opens the ledger, creating or migrating it.
 * @param busyMs how long this thread waits for another program that has it locked, in milliseconds
 * @throws NogginError `ledger-from-future` when a newer Noggin wrote it (it is left untouched),
 * `ledger-unavailable` when it cannot be opened, is no ledger, or another process has it open
 */
export function openConnection(file: string, busyMs: number = defaultBusyMs): Connection {
  let connection: Connection | undefined;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    if (existsSync(file)) refuseFuture(statedVersion(file, busyMs));
    connection = new Database(file, { timeout: busyMs });
    // First of all: SQLite then keeps its index of the log in memory (https://sqlite.org/wal.html#noshm). In a mapped
    // file beside the ledger, as else, the first write to a page of it on a full disk is SIGBUS: the process is gone.
    connection.pragma('locking_mode = EXCLUSIVE');
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
    throw ledgerError(error, file);
  }
}

/** The version of a ledger that is left as it is. 0 when it cannot be read like this; opening it tells why. */
function statedVersion(file: string, busyMs: number): number {
  try {
    const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
    return log === undefined || log.size === 0 ? versionInHeader(file) : versionInLog(file, busyMs);
  } catch {
    return 0;
  }
}

/** All is in the file: no log is beside it (https://sqlite.org/fileformat2.html#user_version_number). */
function versionInHeader(file: string): number {
  const header = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, header, 0, header.length, 0);
  } finally {
    closeSync(handle);
  }
  return header.toString('latin1', 0, 16) === 'SQLite format 3\0' ? header.readUInt32BE(60) : 0;
}

/**
 * A killed process left its log. Without the right to write: a connection that has the right folds the log into the
 * file when it closes.
 */
function versionInLog(file: string, busyMs: number): number {
  const connection = new Database(file, { readonly: true, timeout: busyMs });
  try {
    return versionOf(connection);
  } finally {
    connection.close();
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

/** What SQLite says of a disk without room (https://sqlite.org/rescode.html). */
const full = 'SQLITE_FULL';

/** Types an error of SQLite; its code, and where the ledger lies, are kept for Details. */
export function ledgerError(error: unknown, file: string): NogginError {
  const said = error instanceof Error ? error.message : String(error);
  const { code } = error as { code?: unknown };
  const sqliteCode = typeof code === 'string' ? code : null;
  const folder = path.dirname(file);
  const message =
    sqliteCode === full
      ? `The disk that the ledger is on is full: ${folder}`
      : isLockedCode(sqliteCode)
        ? `Another program has the ledger locked: ${file}`
        : `The ledger cannot be used: ${said}`;
  return new NogginError('ledger-unavailable', message, {
    details: { ...(sqliteCode === null ? {} : { sqliteCode }), folder },
    cause: error,
  });
}
