import type { Connection } from './open.ts';

/** One click: a model that was asked for. Its files are downloads. */
export interface RequestRow {
  readonly id: string;
  /** The id of the model's first file, by which llama.cpp finds the others. */
  readonly modelId: string;
  readonly name: string;
  /** Files of the model; some may have been here before. */
  readonly fileCount: number;
  /** The person wants it to rest: none of its downloads starts by itself. */
  readonly isPaused: boolean;
  /** The person wants it now, outside of the hours in which downloads may fetch. */
  readonly isAnyHour: boolean;
  /** The speed limit of this model alone, in bytes per second, or null. */
  readonly bytesPerSecondLimit: number | null;
  /** Epoch milliseconds. */
  readonly askedAtMs: number;
}

/** What was asked for. Its state is that of its downloads. */
export interface RequestRepository {
  insert(request: Pick<RequestRow, 'id' | 'modelId' | 'name' | 'fileCount'>): RequestRow;
  get(id: string): RequestRow | null;
  /** The request of this model that has a download which is not over. */
  liveOfModel(modelId: string): RequestRow | null;
  setPaused(id: string, isPaused: boolean): void;
  /** The hours in which downloads may fetch do not hold for it from now on. */
  setAnyHour(id: string): void;
  setLimit(id: string, bytesPerSecond: number | null): void;
}

type RawRequest = Omit<RequestRow, 'isPaused' | 'isAnyHour'> & { isPaused: number; isAnyHour: number };

export function createRequestRepository(connection: Connection, now: () => number): RequestRepository {
  const columns = `id, model_id AS modelId, name, file_count AS fileCount, paused AS isPaused,
    any_hour AS isAnyHour, bytes_per_second_limit AS bytesPerSecondLimit, asked_at_ms AS askedAtMs`;
  const insert = connection.prepare(
    `INSERT INTO request (id, model_id, name, file_count, asked_at_ms)
     VALUES (@id, @modelId, @name, @fileCount, @askedAtMs)`,
  );
  const one = connection.prepare(`SELECT ${columns} FROM request WHERE id = ?`);
  const live = connection.prepare(
    `SELECT ${columns} FROM request WHERE model_id = ? AND EXISTS (SELECT 1 FROM download
       WHERE request_id = request.id AND state NOT IN ('complete', 'cancelled'))`,
  );
  const pause = connection.prepare('UPDATE request SET paused = ? WHERE id = ?');
  const limit = connection.prepare('UPDATE request SET bytes_per_second_limit = ? WHERE id = ?');
  const anyHour = connection.prepare('UPDATE request SET any_hour = 1 WHERE id = ?');
  const toRow = (raw: unknown): RequestRow | null => {
    if (raw === undefined) return null;
    const { isPaused, isAnyHour, ...row } = raw as RawRequest;
    return { ...row, isPaused: isPaused === 1, isAnyHour: isAnyHour === 1 };
  };
  return {
    insert: (request) => {
      const row = { ...request, askedAtMs: now() };
      insert.run(row);
      return { ...row, isPaused: false, isAnyHour: false, bytesPerSecondLimit: null };
    },
    get: (id) => toRow(one.get(id)),
    liveOfModel: (modelId) => toRow(live.get(modelId)),
    setPaused: (id, isPaused) => {
      pause.run(isPaused ? 1 : 0, id);
    },
    setAnyHour: (id) => {
      anyHour.run(id);
    },
    setLimit: (id, bytesPerSecond) => {
      limit.run(bytesPerSecond, id);
    },
  };
}
