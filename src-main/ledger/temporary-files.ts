import type { Connection } from './open.ts';

/** A file to remove: a temporary file, or an original that was moved. */
export interface TemporaryFile {
  readonly path: string;
  /**
   * Remove only a file of this size and time (epoch milliseconds); null: our own temporary file, whatever its
   * content.
   */
  readonly bytes: number | null;
  readonly modifiedAtMs: number | null;
}

/** Files to remove at the next start at the latest; recorded before they are created. */
export interface TemporaryFileRepository {
  all(): readonly TemporaryFile[];
  put(file: TemporaryFile): void;
  forget(path: string): void;
}

export function createTemporaryFileRepository(connection: Connection): TemporaryFileRepository {
  return {
    all: () =>
      connection
        .prepare('SELECT path, bytes, modified_at_ms AS modifiedAtMs FROM unneeded_file ORDER BY path')
        .all() as TemporaryFile[],
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
