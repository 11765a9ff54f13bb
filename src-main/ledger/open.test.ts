import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { NogginError } from '../errors.ts';
import { migrations } from './migrations.ts';
import { type Connection, openConnection } from './open.ts';

const value = (connection: Connection, pragma: string): unknown =>
  connection.pragma(pragma, { simple: true });

function opened(file: string): Connection {
  const connection = openConnection(file);
  onTestFinished(() => {
    connection.close();
  });
  return connection;
}

function refusal(file: string): NogginError {
  try {
    openConnection(file).close();
  } catch (error) {
    if (error instanceof NogginError) return error;
    throw error;
  }
  throw new Error('it was opened');
}

/** Every file in the folder with its bytes, except for SQLite's shared memory, which holds no data. */
function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => !name.endsWith('-shm'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name), 'hex')]));
}

/** A ledger of a later version: with everything in the main file, or, after a kill, with a WAL. */
function futureLedger(folder: string, how: 'closed' | 'killed'): string {
  const file = path.join(folder, 'ledger.sqlite');
  const connection = new Database(file);
  connection.pragma('journal_mode = WAL');
  connection.exec(`CREATE TABLE hologram (beam TEXT) STRICT; INSERT INTO hologram VALUES ('bright')`);
  connection.pragma(`user_version = ${migrations.length + 1}`);
  if (how === 'closed') {
    connection.close();
    return file;
  }
  const killed = path.join(folder, 'killed');
  mkdirSync(killed);
  for (const suffix of ['', '-wal']) cpSync(file + suffix, path.join(killed, `ledger.sqlite${suffix}`));
  connection.close();
  return path.join(killed, 'ledger.sqlite');
}

describe('opening', () => {
  test('creates the folder and the schema of the newest version', () => {
    const connection = opened(path.join(tempFolder(), 'profile', 'deep', 'ledger.sqlite'));
    expect(value(connection, 'user_version')).toBe(migrations.length);
    const tables = connection.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
    expect(tables).toEqual(expect.arrayContaining(['download', 'piece', 'history', 'installed', 'setting']));
  });

  test('C2: uses WAL and flushes each commit, on every open', () => {
    const file = path.join(tempFolder(), 'ledger.sqlite');
    for (const _ of ['first', 'again']) {
      const connection = openConnection(file);
      expect(value(connection, 'journal_mode')).toBe('wal');
      expect(value(connection, 'synchronous')).toBe(2);
      expect(value(connection, 'foreign_keys')).toBe(1);
      expect(value(connection, 'trusted_schema')).toBe(0);
      connection.close();
    }
  });

  test('keeps existing data', () => {
    const file = path.join(tempFolder(), 'ledger.sqlite');
    const first = openConnection(file);
    first.exec(`INSERT INTO setting VALUES ('a', '1')`);
    first.close();
    expect(opened(file).prepare('SELECT value FROM setting').pluck().all()).toEqual(['1']);
  });

  test('C4: is exclusive: another process is refused until the first one closes', () => {
    const file = path.join(tempFolder(), 'ledger.sqlite');
    const first = openConnection(file);
    first.exec(`INSERT INTO setting VALUES ('a', '1')`);
    expect(refusal(file)).toMatchObject({
      code: 'ledger-unavailable',
      details: { sqliteCode: 'SQLITE_BUSY' },
    });
    first.close();
    expect(opened(file).prepare('SELECT value FROM setting').pluck().all()).toEqual(['1']);
  });

  test('C8: memory-maps no file, as a full disk could take it away', () => {
    const file = path.join(tempFolder(), 'ledger.sqlite');
    const connection = opened(file);
    connection.exec(`INSERT INTO setting VALUES ('a', '1')`);
    expect(readdirSync(path.dirname(file)).toSorted()).toEqual(['ledger.sqlite', 'ledger.sqlite-wal']);
  });

  test('rolls back a failing migration', () => {
    const file = path.join(tempFolder(), 'ledger.sqlite');
    const other = new Database(file);
    other.exec('CREATE TABLE setting (clash TEXT)');
    other.close();
    expect(refusal(file).code).toBe('ledger-unavailable');
    const after = new Database(file, { readonly: true });
    const tables = after.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
    expect([tables, after.pragma('user_version', { simple: true })]).toEqual([['setting'], 0]);
    after.close();
  });
});

describe('C7: a ledger of a newer version', () => {
  test.each(['closed', 'killed'] as const)('is refused and left unchanged, byte for byte (%s)', (how) => {
    const file = futureLedger(tempFolder(), how);
    const before = contents(path.dirname(file));
    const error = refusal(file);
    expect(error.code).toBe('ledger-from-future');
    expect(error.details).toEqual({ ledgerVersion: migrations.length + 1, knownVersion: migrations.length });
    expect(contents(path.dirname(file))).toMatchObject(before);
  });
});

describe('C6: a file that is no ledger', () => {
  test('is refused and left unchanged', () => {
    const file = path.join(tempFolder(), 'ledger.sqlite');
    const text = 'This is not a database. '.repeat(500);
    writeFileSync(file, text);
    const error = refusal(file);
    expect([error.code, error.details['sqliteCode']]).toEqual(['ledger-unavailable', 'SQLITE_NOTADB']);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('is refused for a damaged page', () => {
    const file = path.join(tempFolder(), 'ledger.sqlite');
    openConnection(file).close();
    const bytes = readFileSync(file);
    bytes.fill(0xff, 100, 4096);
    writeFileSync(file, bytes);
    const error = refusal(file);
    expect([error.code, error.details['sqliteCode']]).toEqual(['ledger-unavailable', 'SQLITE_CORRUPT']);
  });

  test('is refused for a folder in its place, or a file in place of its folder', () => {
    const folder = tempFolder();
    mkdirSync(path.join(folder, 'ledger.sqlite'));
    writeFileSync(path.join(folder, 'file'), '');
    expect(refusal(path.join(folder, 'ledger.sqlite')).code).toBe('ledger-unavailable');
    expect(refusal(path.join(folder, 'file', 'ledger.sqlite')).code).toBe('ledger-unavailable');
  });
});
