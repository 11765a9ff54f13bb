import type { Connection } from './open.ts';

/** Damage found in an installed file. */
export interface DamageRow {
  readonly modelId: string;
  /** Epoch milliseconds. */
  readonly foundAtMs: number;
  /** Bytes in the damaged pieces; null where there are no checksums of pieces to tell. */
  readonly damagedBytes: number | null;
}

/** Installed files that differ from what was verified. An entry ends when the file is verified again. */
export interface DamageRepository {
  of(modelId: string): DamageRow | null;
  put(row: DamageRow): void;
  remove(modelId: string): void;
}

export function createDamageRepository(connection: Connection): DamageRepository {
  return {
    of: (modelId) =>
      (connection
        .prepare(
          `SELECT model_id AS modelId, found_at_ms AS foundAtMs, damaged_bytes AS damagedBytes
           FROM installed_damage WHERE model_id = ?`,
        )
        .get(modelId) as DamageRow | undefined) ?? null,
    put: (row) => {
      connection
        .prepare(
          `INSERT OR REPLACE INTO installed_damage (model_id, found_at_ms, damaged_bytes)
           VALUES (@modelId, @foundAtMs, @damagedBytes)`,
        )
        .run(row);
    },
    remove: (modelId) => {
      connection.prepare('DELETE FROM installed_damage WHERE model_id = ?').run(modelId);
    },
  };
}
