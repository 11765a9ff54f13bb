import { createDamageRepository, type DamageRepository } from './damage.ts';
import { createDownloadRepository, type DownloadRepository } from './downloads.ts';
import { createFirstWordsRepository, type FirstWordsRepository } from './first-words.ts';
import { type LedgerHealth, readHealth } from './health.ts';
import { createHistoryRepository, type HistoryRepository } from './history.ts';
import { createInstalledRepository, type InstalledRepository } from './installed.ts';
import { type Connection, ledgerError, openConnection } from './open.ts';
import { createOriginRepository, type OriginRepository } from './origins.ts';
import { createPieceRepository, type PieceRepository } from './pieces.ts';
import { createRemovalRepository, type RemovalRepository } from './removals.ts';
import { createRequestRepository, type RequestRepository } from './requests.ts';
import { createSettingRepository, type SettingRepository } from './settings.ts';
import { createSourceRepository, type SourceRepository } from './sources.ts';
import { createTemporaryFileRepository, type TemporaryFileRepository } from './temporary-files.ts';
import { createWalFlusher } from './wal-flusher.ts';

/** Every durable fact Noggin knows. Synchronous, tiny writes, one connection, one writer. */
export interface Ledger {
  readonly requests: RequestRepository;
  readonly downloads: DownloadRepository;
  readonly pieces: PieceRepository;
  readonly history: HistoryRepository;
  readonly installed: InstalledRepository;
  readonly damage: DamageRepository;
  readonly removals: RemovalRepository;
  readonly settings: SettingRepository;
  readonly origins: OriginRepository;
  readonly temporaryFiles: TemporaryFileRepository;
  readonly sources: SourceRepository;
  readonly firstWords: FirstWordsRepository;
  /**
   * Runs `work` as one transaction: all of it is recorded, or nothing.
   * @throws NogginError `ledger-unavailable` when it cannot be written
   */
  transaction<T>(work: () => T): T;
  /**
   * Like {@link transaction}, without waiting for the disk: a kill loses nothing, a power loss at most the last
   * moment. For frequent records that may be lost: the window must not stutter.
   * @throws NogginError `ledger-unavailable` when it cannot be written
   */
  commitLazily<T>(work: () => T): T;
  /** How the ledger itself is, for diagnostics. */
  health(): LedgerHealth;
  close(): void;
}

/**
 * Opens the ledger in `file`.
 * @param now milliseconds since the epoch
 * @param busyMs see {@link openConnection}
 * @throws NogginError see {@link openConnection}
 */
export function openLedger(file: string, now: () => number = Date.now, busyMs?: number): Ledger {
  const connection: Connection = openConnection(file, busyMs);
  try {
    return ledgerOn(connection, file, now);
  } catch (error) {
    // Damage in the schema text passes the page check, but fails to prepare statements.
    connection.close();
    throw ledgerError(error, file);
  }
}

function ledgerOn(connection: Connection, file: string, now: () => number): Ledger {
  const history = createHistoryRepository(connection, now);
  const requests = createRequestRepository(connection, now);
  const log = createWalFlusher(file);
  const transaction = <T>(work: () => T): T => {
    try {
      return connection.transaction(work)();
    } catch (error) {
      throw (error as { name?: string }).name === 'SqliteError' ? ledgerError(error, file) : error;
    }
  };
  return {
    history,
    requests,
    downloads: createDownloadRepository(connection, { history, requests }, now),
    pieces: createPieceRepository(connection),
    installed: createInstalledRepository(connection),
    damage: createDamageRepository(connection),
    removals: createRemovalRepository(connection),
    settings: createSettingRepository(connection),
    origins: createOriginRepository(connection),
    temporaryFiles: createTemporaryFileRepository(connection),
    sources: createSourceRepository(connection),
    firstWords: createFirstWordsRepository(connection),
    transaction,
    health: () => readHealth(connection),
    commitLazily: (work) => {
      // NORMAL skips the wait at a commit; order and integrity stay
      // (https://sqlite.org/pragma.html#pragma_synchronous).
      connection.pragma('synchronous = NORMAL');
      try {
        return transaction(work);
      } finally {
        connection.pragma('synchronous = FULL');
        void log.flush();
      }
    },
    close: () => {
      connection.close();
    },
  };
}
