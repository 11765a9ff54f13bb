import type { PieceRecord } from '../downloads/piece-map.ts';
import type { Connection } from './open.ts';

/** Which bytes of a partial are flushed to the disk, with their checksums. */
export interface PieceRepository {
  of(downloadId: string): readonly PieceRecord[];
  /** Call only with what a flush has made durable. Ignored for downloads that are over. */
  record(downloadId: string, pieces: readonly PieceRecord[]): void;
  forget(downloadId: string, indices: readonly number[]): void;
  forgetAll(downloadId: string): void;
}

export function createPieceRepository(connection: Connection): PieceRepository {
  const select = connection.prepare(
    'SELECT piece_index AS "index", bytes, crc32 FROM piece WHERE download_id = ? ORDER BY piece_index',
  );
  const upsert = connection.prepare(
    `INSERT INTO piece (download_id, piece_index, bytes, crc32) VALUES (?, ?, ?, ?)
     ON CONFLICT (download_id, piece_index) DO UPDATE SET bytes = excluded.bytes, crc32 = excluded.crc32`,
  );
  const remove = connection.prepare('DELETE FROM piece WHERE download_id = ? AND piece_index = ?');
  return {
    of: (downloadId) => select.all(downloadId) as PieceRecord[],
    record: connection.transaction((downloadId: string, pieces: readonly PieceRecord[]) => {
      for (const piece of pieces) upsert.run(downloadId, piece.index, piece.bytes, piece.crc32);
    }),
    forget: connection.transaction((downloadId: string, indices: readonly number[]) => {
      for (const index of indices) remove.run(downloadId, index);
    }),
    forgetAll: (downloadId) => {
      connection.prepare('DELETE FROM piece WHERE download_id = ?').run(downloadId);
    },
  };
}
