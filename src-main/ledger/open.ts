import path from 'node:path';
import { NogginError } from '../errors.ts';
import { type Connection, openDatabase, type Scheme, sqliteCodeOf } from './database.ts';
import { isLockedCode } from './locked.ts';
import { migrations } from './migrations.ts';

export type { Connection, Statement } from './database.ts';

const scheme: Scheme = {
  migrations,
  isPrivate: false,
  fromFuture: (version) =>
    new NogginError('ledger-from-future', 'A newer version of Noggin wrote this ledger', {
      details: { ledgerVersion: version, knownVersion: migrations.length },
    }),
  failed: ledgerError,
};

/**
 * Opens the ledger, creating or migrating it.
 * @param busyMs see {@link openDatabase}
 * @throws NogginError `ledger-from-future` when a newer Noggin wrote it (it is left untouched),
 * `ledger-unavailable` when it cannot be opened, is no ledger, or another process has it open
 */
export function openConnection(file: string, busyMs?: number): Connection {
  return openDatabase(file, scheme, busyMs);
}

/** What SQLite says of a disk without room (https://sqlite.org/rescode.html). */
const full = 'SQLITE_FULL';

/** Types an error of SQLite; its code, and where the ledger lies, are kept for Details. */
export function ledgerError(error: unknown, file: string): NogginError {
  const said = error instanceof Error ? error.message : String(error);
  const sqliteCode = sqliteCodeOf(error);
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
