import path from 'node:path';
import Database from 'better-sqlite3';

/** The ledger's facts about one model after the engine's death, read from its file alone. */
export interface Account {
  readonly state: string;
  readonly code: string | null;
  /** Bytes it claims to be on the disk; all of them once complete. */
  readonly durableBytes: number;
  /** Number of downloads and of restarts: bytes are incomparable across a change of it. */
  readonly epoch: string;
  readonly partialPath: string;
}

/** The newest download of each model, and failures recorded as Noggin's own fault. */
export interface Books {
  /** False while the first process died before it had created the tables. */
  readonly isMade: boolean;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly internalErrors: readonly string[];
  /** The claimed pieces of one download: the offset and length of each. */
  readonly claims: ReadonlyMap<string, readonly { readonly index: number; readonly bytes: number }[]>;
}

interface Row {
  readonly id: string;
  readonly modelId: string;
  readonly state: string;
  readonly code: string | null;
  readonly totalBytes: number | null;
  readonly cleanRetries: number;
  readonly partialPath: string;
}

/** Reads the ledger in `home`. */
export function readBooks(home: string): Books {
  const accounts = new Map<string, Account>();
  const claims = new Map<string, { index: number; bytes: number }[]>();
  const ledger = new Database(path.join(home, 'ledger.sqlite'));
  try {
    if (ledger.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'history'`).get() === undefined) {
      return { isMade: false, accounts, claims, internalErrors: [] };
    }
    const rows = ledger
      .prepare(
        `SELECT id, model_id AS modelId, state, error_code AS code, total_bytes AS totalBytes,
           clean_retries AS cleanRetries, partial_path AS partialPath
         FROM download ORDER BY created_at_ms`,
      )
      .all() as Row[];
    const pieces = ledger.prepare('SELECT piece_index AS "index", bytes FROM piece WHERE download_id = ?');
    const starts = ledger
      .prepare(`SELECT count(*) FROM history WHERE download_id = ? AND event IN ('restart', 'damage')`)
      .pluck();
    for (const row of rows) {
      const claimed = pieces.all(row.id) as { index: number; bytes: number }[];
      claims.set(row.partialPath, claimed);
      const sum = claimed.reduce((bytes, piece) => bytes + piece.bytes, 0);
      accounts.set(row.modelId, {
        state: row.state,
        code: row.code,
        durableBytes: row.state === 'complete' ? (row.totalBytes ?? sum) : sum,
        epoch: `${row.id} ${starts.get(row.id)} ${row.cleanRetries}`,
        partialPath: row.partialPath,
      });
    }
    const internalErrors = ledger
      .prepare(`SELECT DISTINCT error_message FROM download WHERE error_code = 'internal'`)
      .pluck()
      .all() as string[];
    return { isMade: true, accounts, claims, internalErrors };
  } finally {
    ledger.close();
  }
}
