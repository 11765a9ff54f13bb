import type { DownloadRow } from './download-rows.ts';
import type { Connection } from './open.ts';

/** One line of a download's story. */
export interface HistoryEntry {
  readonly seq: number;
  readonly downloadId: string;
  readonly atMs: number;
  /** `start`, `move`, or something that happened within a state: `restart`, `damage`, `set-aside`, `adopt`. */
  readonly event: string;
  readonly fromState: string | null;
  readonly toState: string;
  readonly reason: string | null;
  readonly errorCode: string | null;
  readonly durableBytes: number;
  readonly note: string | null;
}

/** The append-only story of every download. */
export interface HistoryRepository {
  append(
    row: DownloadRow,
    what: { readonly event: string; readonly from: string | null; readonly note?: string | null },
  ): void;
  of(downloadId: string): readonly HistoryEntry[];
  /** Number of the newest entry; 0 while there is none. */
  last(): number;
}

export function createHistoryRepository(connection: Connection, now: () => number): HistoryRepository {
  const insert = connection.prepare(
    `INSERT INTO history (download_id, at_ms, event, from_state, to_state, reason, error_code, durable_bytes, note)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const select = connection.prepare(
    `SELECT seq, download_id AS downloadId, at_ms AS atMs, event, from_state AS fromState, to_state AS toState,
       reason, error_code AS errorCode, durable_bytes AS durableBytes, note
     FROM history WHERE download_id = ? ORDER BY seq`,
  );
  const newest = connection.prepare('SELECT coalesce(max(seq), 0) FROM history').pluck();
  return {
    last: () => newest.get() as number,
    append: (row, { event, from, note }) => {
      const { id, state, reason, error, durableBytes } = row;
      insert.run(id, now(), event, from, state, reason, error?.code ?? null, durableBytes, note ?? null);
    },
    of: (downloadId) => select.all(downloadId) as HistoryEntry[],
  };
}
