import type { Connection } from './open.ts';

/** Where a model came from that was not downloaded. */
export interface OriginRow {
  readonly modelId: string;
  /** Where the file lay. */
  readonly path: string;
  /** False: no publisher's hash is known for it; its own was computed and recorded. */
  readonly byPublisher: boolean;
}

/** Where imported and adopted models came from. A row counts only while its model is installed. */
export interface OriginRepository {
  all(): readonly OriginRow[];
  put(row: OriginRow): void;
}

export function createOriginRepository(connection: Connection): OriginRepository {
  return {
    all: () =>
      (
        connection
          .prepare(
            `SELECT model_id AS modelId, path, by_publisher AS byPublisher FROM origin
             WHERE model_id IN (SELECT model_id FROM installed)`,
          )
          .all() as (Omit<OriginRow, 'byPublisher'> & { byPublisher: number })[]
      ).map((row) => ({ ...row, byPublisher: row.byPublisher === 1 })),
    put: (row) => {
      connection
        .prepare(
          'INSERT OR REPLACE INTO origin (model_id, path, by_publisher) VALUES (@modelId, @path, @known)',
        )
        .run({ modelId: row.modelId, path: row.path, known: row.byPublisher ? 1 : 0 });
    },
  };
}
