import type { Connection } from './open.ts';

/** A file that was proven right: a fact of its own, never concluded from the file being there. */
export interface InstalledRow {
  readonly modelId: string;
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly modifiedAtMs: number;
  readonly sha256: string;
  readonly provenAtMs: number;
  readonly adopted: boolean;
  /** The hash is the one its publisher told; otherwise the one of what arrived. */
  readonly published: boolean;
  readonly downloadId: string | null;
}

export interface InstalledRepository {
  all(): readonly InstalledRow[];
  get(modelId: string): InstalledRow | null;
  put(row: InstalledRow): void;
  remove(modelId: string): void;
}

type RawInstalled = Omit<InstalledRow, 'adopted' | 'published'> & { adopted: number; published: number };

export function createInstalledRepository(connection: Connection): InstalledRepository {
  const select = (where: string, ...values: unknown[]): InstalledRow[] =>
    (
      connection
        .prepare(
          `SELECT model_id AS modelId, name, path, bytes, modified_at_ms AS modifiedAtMs, sha256,
             proven_at_ms AS provenAtMs, adopted, published, download_id AS downloadId FROM installed ${where}`,
        )
        .all(...values) as RawInstalled[]
    ).map((raw) => ({ ...raw, adopted: raw.adopted === 1, published: raw.published === 1 }));
  return {
    all: () => select('ORDER BY proven_at_ms DESC'),
    get: (modelId) => select('WHERE model_id = ?', modelId)[0] ?? null,
    put: (row) => {
      connection
        .prepare(
          `INSERT OR REPLACE INTO installed (model_id, name, path, bytes, modified_at_ms, sha256, proven_at_ms,
             adopted, published, download_id)
           VALUES (@modelId, @name, @path, @bytes, @modifiedAtMs, @sha256, @provenAtMs, @adopted, @published,
             @downloadId)`,
        )
        .run({
          ...row,
          modifiedAtMs: Math.round(row.modifiedAtMs),
          adopted: row.adopted ? 1 : 0,
          published: row.published ? 1 : 0,
        });
    },
    remove: (modelId) => {
      connection.prepare('DELETE FROM installed WHERE model_id = ?').run(modelId);
    },
  };
}
