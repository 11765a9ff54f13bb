import type { Connection } from './open.ts';

/** A verified file: recorded, never inferred from the file's presence. */
export interface InstalledRow {
  /** The id of the file; of a model in one file it is that of the model. */
  readonly modelId: string;
  /** The model that the file is of, by the id of its first file; {@link modelId} unless it has several. */
  readonly ofModel?: string;
  /** Which of the files of its model it is, from 1, and how many there are. Default 1. */
  readonly fileIndex?: number;
  readonly fileCount?: number;
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly modifiedAtMs: number;
  readonly sha256: string;
  readonly provenAtMs: number;
  readonly adopted: boolean;
  readonly downloadId: string | null;
  /** Whether it matched a published hash; false if only we have hashed it. Default true. */
  readonly byPublisher?: boolean;
}

/** As the ledger reads it back. */
export type InstalledFile = Required<InstalledRow>;

export interface InstalledRepository {
  all(): readonly InstalledFile[];
  get(modelId: string): InstalledFile | null;
  /** Files of a model that are installed, in order. */
  ofModel(modelId: string): readonly InstalledFile[];
  /** Records a file that was just verified; ends its damage. */
  put(row: InstalledRow): void;
  remove(modelId: string): void;
}

type RawInstalled = Omit<InstalledFile, 'adopted' | 'byPublisher'> & { adopted: number; byPublisher: number };

export function createInstalledRepository(connection: Connection): InstalledRepository {
  const select = (where: string, ...values: unknown[]): InstalledFile[] =>
    (
      connection
        .prepare(
          `SELECT model_id AS modelId, of_model AS ofModel, file_index AS fileIndex, file_count AS fileCount, name, path, bytes, modified_at_ms AS modifiedAtMs, sha256,
             proven_at_ms AS provenAtMs, adopted, download_id AS downloadId, by_publisher AS byPublisher
           FROM installed ${where}`,
        )
        .all(...values) as RawInstalled[]
    ).map((raw) => ({ ...raw, adopted: raw.adopted === 1, byPublisher: raw.byPublisher === 1 }));
  return {
    all: () => select('ORDER BY proven_at_ms DESC'),
    get: (modelId) => select('WHERE model_id = ?', modelId)[0] ?? null,
    ofModel: (modelId) => select('WHERE of_model = ? ORDER BY file_index', modelId),
    put: (row) => {
      connection
        .prepare(
          `INSERT OR REPLACE INTO installed (model_id, name, path, bytes, modified_at_ms, sha256, proven_at_ms,
             adopted, download_id, by_publisher, of_model, file_index, file_count)
           VALUES (@modelId, @name, @path, @bytes, @modifiedAtMs, @sha256, @provenAtMs, @adopted, @downloadId,
             @byPublisher, @ofModel, @fileIndex, @fileCount)`,
        )
        .run({
          ...{ ofModel: row.modelId, fileIndex: 1, fileCount: 1 },
          ...row,
          modifiedAtMs: Math.round(row.modifiedAtMs),
          adopted: row.adopted ? 1 : 0,
          byPublisher: row.byPublisher === false ? 0 : 1,
        });
      connection.prepare('DELETE FROM installed_damage WHERE model_id = ?').run(row.modelId);
    },
    remove: (modelId) => {
      connection.prepare('DELETE FROM installed WHERE model_id = ?').run(modelId);
    },
  };
}
