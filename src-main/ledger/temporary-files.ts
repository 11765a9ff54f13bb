import type { Connection } from './open.ts';

/** A file that is of no use any more, or would be if the process ended now: temporary files, and originals that were moved. */
export interface UnneededFile {
  readonly path: string;
  /** Only a file of this size and time (epoch milliseconds) is meant; null: a temporary file of ours, whatever is in it. */
  readonly bytes: number | null;
  readonly modifiedAtMs: number | null;
}

/** Files to be removed at the latest at the next start: written down before they are made. */
export interface UnneededFileRepository {
  all(): readonly UnneededFile[];
  put(file: UnneededFile): void;
  forget(path: string): void;
}

export function createUnneededFileRepository(connection: Connection): UnneededFileRepository {
  return {
    all: () =>
      connection
        .prepare('SELECT path, bytes, modified_at_ms AS modifiedAtMs FROM unneeded_file ORDER BY path')
        .all() as UnneededFile[],
    put: (file) => {
      connection
        .prepare(
          `INSERT OR REPLACE INTO unneeded_file (path, bytes, modified_at_ms) VALUES (@path, @bytes, @modifiedAtMs)`,
        )
        .run(file);
    },
    forget: (path) => {
      connection.prepare('DELETE FROM unneeded_file WHERE path = ?').run(path);
    },
  };
}
