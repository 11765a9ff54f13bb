import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import type Sqlite from 'better-sqlite3';
import { NogginError } from '../errors.ts';
import { Database } from './sqlite.ts';

const defaultBusyMs = 5000;

/** An open connection. Main has exactly one per file, exclusively. */
export type Connection = Sqlite.Database;

/** A prepared statement. */
export type Statement = Sqlite.Statement;

/** Brings a database from one version to the next: a script, or work that needs more than SQL. */
export type Migration = string | ((connection: Connection) => void);

/** A kind of database. */
export interface Scheme {
  /** One per version, never changed once released: `user_version` counts them. */
  readonly migrations: readonly Migration[];
  /** A person's own texts: readable by this account only; deleted content is overwritten. */
  readonly isPrivate: boolean;
  /** The error for a database of a newer Noggin. */
  fromFuture(version: number): NogginError;
  /** Types an error of SQLite or the system. */
  failed(error: unknown, file: string): NogginError;
}

/**
 * Opens a database, creating or migrating it.
 * @param busyMs how long this thread waits for another program that has it locked, in milliseconds
 * @throws NogginError `scheme.fromFuture` when a newer Noggin wrote it (it is left untouched), `scheme.failed` when it
 * cannot be opened, is no such database, or another process has it open
 */
export function openDatabase(file: string, scheme: Scheme, busyMs: number = defaultBusyMs): Connection {
  let connection: Connection | undefined;
  const refuseFuture = (version: number): void => {
    if (version > scheme.migrations.length) throw scheme.fromFuture(version);
  };
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    if (existsSync(file)) refuseFuture(statedVersion(file, busyMs));
    if (scheme.isPrivate) makePrivate(file);
    connection = new Database(file, { timeout: busyMs });
    // First: SQLite then keeps the WAL index in memory (https://sqlite.org/wal.html#noshm). In a mapped file, the
    // first write to a page on a full disk would be SIGBUS.
    connection.pragma('locking_mode = EXCLUSIVE');
    const version = versionOf(connection);
    refuseFuture(version);
    // Both on every open: WAL alone reopens at NORMAL and can lose the last commit at power loss.
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    prepare(connection, scheme, version);
    // A damaged page may lie where none of our queries looks.
    const check = connection.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') throw Object.assign(new Error(String(check)), { code: 'SQLITE_CORRUPT' });
    return connection;
  } catch (error) {
    connection?.close();
    if (error instanceof NogginError) throw error;
    throw scheme.failed(error, file);
  }
}

/** As {@link openDatabase}, in memory: nothing of it touches the disk, and it is gone when it is closed. */
export function openInMemory(scheme: Scheme): Connection {
  const connection = new Database(':memory:');
  prepare(connection, scheme, 0);
  return connection;
}

function prepare(connection: Connection, scheme: Scheme, version: number): void {
  connection.pragma('foreign_keys = ON');
  connection.pragma('trusted_schema = OFF');
  if (scheme.isPrivate) {
    connection.pragma('secure_delete = ON');
    // Otherwise temporary data would lie in the folder for temporary files.
    connection.pragma('temp_store = MEMORY');
  }
  migrate(connection, scheme.migrations, version);
}

/** SQLite gives its log the rights of the file (https://sqlite.org/src/file/src/os_unix.c, findCreateFileMode). */
function makePrivate(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  try {
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  } catch {
    // Somebody else's file, or a disk without rights: as it is.
  }
}

/** The version of a database that stays untouched. 0 if it cannot be read this way; opening it tells why. */
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

/** A killed process left its WAL. Read-only: a writable connection would fold it into the file when it closes. */
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

function migrate(connection: Connection, migrations: readonly Migration[], from: number): void {
  connection.transaction(() => {
    for (const [index, migration] of migrations.entries()) {
      if (index < from) continue;
      if (typeof migration === 'string') connection.exec(migration);
      else migration(connection);
      connection.pragma(`user_version = ${index + 1}`);
    }
  })();
}

/** SQLite's code of an error (https://sqlite.org/rescode.html), or null. */
export function sqliteCodeOf(error: unknown): string | null {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : null;
}
