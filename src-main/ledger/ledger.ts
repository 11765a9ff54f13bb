import { createDownloadRepository, type DownloadRepository } from './downloads.ts';
import { createHistoryRepository, type HistoryRepository } from './history.ts';
import { createInstalledRepository, type InstalledRepository } from './installed.ts';
import { type Connection, ledgerError, openConnection } from './open.ts';
import { createPieceRepository, type PieceRepository } from './pieces.ts';
import { createSettingRepository, type SettingRepository } from './settings.ts';

/** Every durable fact Noggin knows. Synchronous, tiny writes, one connection, one writer. */
export interface Ledger {
  readonly downloads: DownloadRepository;
  readonly pieces: PieceRepository;
  readonly history: HistoryRepository;
  readonly installed: InstalledRepository;
  readonly settings: SettingRepository;
  /**
   * Runs `work` as one transaction: all of it is recorded, or nothing.
   * @throws NogginError `ledger-unavailable` when it cannot be written
   */
  together<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens the ledger in `file`.
 * @param now milliseconds since the epoch
 * @throws NogginError see {@link openConnection}
 */
export function openLedger(file: string, now: () => number = Date.now): Ledger {
  const connection: Connection = openConnection(file);
  const history = createHistoryRepository(connection, now);
  return {
    history,
    downloads: createDownloadRepository(connection, history, now),
    pieces: createPieceRepository(connection),
    installed: createInstalledRepository(connection),
    settings: createSettingRepository(connection),
    together: (work) => {
      try {
        return connection.transaction(work)();
      } catch (error) {
        throw (error as { name?: string }).name === 'SqliteError' ? ledgerError(error) : error;
      }
    },
    close: () => {
      connection.close();
    },
  };
}
