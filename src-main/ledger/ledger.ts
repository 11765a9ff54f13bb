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
import { createUnneededFileRepository, type UnneededFileRepository } from './temporary-files.ts';
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
  readonly unneeded: UnneededFileRepository;
  readonly sources: SourceRepository;
  readonly firstWords: FirstWordsRepository;
  /**
   * Runs `work` as one transaction: all of it is recorded, or nothing.
   * @throws NogginError `ledger-unavailable` when it cannot be written
   */
  together<T>(work: () => T): T;
  /**
   * As {@link together}, without waiting for the disk: a killed process loses nothing of it, a power loss at most the
   * last moment. For what may be forgotten, but is told often: a window must not stutter for it.
   * @throws NogginError `ledger-unavailable` when it cannot be written
   */
  soon<T>(work: () => T): T;
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
    // Damage in the schema's own text, which no check of pages sees: then no question about it can even be put.
    connection.close();
    throw ledgerError(error, file);
  }
}

function ledgerOn(connection: Connection, file: string, now: () => number): Ledger {
  const history = createHistoryRepository(connection, now);
  const requests = createRequestRepository(connection, now);
  const log = createWalFlusher(file);
  const together = <T>(work: () => T): T => {
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
    unneeded: createUnneededFileRepository(connection),
    sources: createSourceRepository(connection),
    firstWords: createFirstWordsRepository(connection),
    together,
    health: () => readHealth(connection),
    soon: (work) => {
      // NORMAL leaves out the wait at a commit; order and wholeness stay (https://sqlite.org/pragma.html#pragma_synchronous).
      connection.pragma('synchronous = NORMAL');
      try {
        return together(work);
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
