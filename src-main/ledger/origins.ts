import type { Connection } from './open.ts';

/** Where models came from that were not downloaded: the place their file had. */
export interface OriginRepository {
  of(modelId: string): string | null;
  put(modelId: string, path: string): void;
}

export function createOriginRepository(connection: Connection): OriginRepository {
  return {
    of: (modelId) =>
      (connection.prepare('SELECT path FROM origin WHERE model_id = ?').pluck().get(modelId) as
        | string
        | undefined) ?? null,
    put: (modelId, path) => {
      connection.prepare('INSERT OR REPLACE INTO origin (model_id, path) VALUES (?, ?)').run(modelId, path);
    },
  };
}
