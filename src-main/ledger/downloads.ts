import type { DownloadState, StateReason } from '../../src-preload/contract/downloads.ts';
import type { ErrorView } from '../../src-preload/contract/errors.ts';
import { type DownloadRow, downloadColumns, type RawDownload, toDownloadRow } from './download-rows.ts';
import type { HistoryRepository } from './history.ts';
import type { Connection, Statement } from './open.ts';
import type { RequestRepository } from './requests.ts';

/** A new download. Without a request it gets one of a single file with the same id. */
export type NewDownload = Pick<
  DownloadRow,
  'id' | 'modelId' | 'name' | 'sourceUrl' | 'targetPath' | 'partialPath' | 'expectedBytes' | 'expectedSha256'
> &
  Partial<Pick<DownloadRow, 'inTheWay' | 'requestId' | 'fileIndex'>>;

/** A move from one state to another. */
export interface Move {
  readonly to: DownloadState;
  readonly reason?: StateReason | null;
  readonly error?: ErrorView | null;
  readonly note?: string;
}

/** A query for a waiting download. */
export interface PlaceInLine {
  /** From which end, or on which side of `beyond`, to look. */
  readonly look: 'forwards' | 'backwards';
  /** Only beyond this place, exclusively. */
  readonly beyond?: number;
  /** Ids to skip. */
  readonly without: readonly string[];
  /** Hosts to skip, with their ports. */
  readonly withoutHosts?: readonly string[];
}

/** Downloads and their states. Every change is one transaction that appends to the history. */
export interface DownloadRepository {
  insert(download: NewDownload): DownloadRow;
  get(id: string): DownloadRow | null;
  liveOfModel(modelId: string): DownloadRow | null;
  /** Everything not terminal, in the order of the queue. */
  live(): readonly DownloadRow[];
  /** Of these, those not in line: at work, paused, or failed. */
  standing(): readonly DownloadRow[];
  /** The downloads of a request, in the order of its files. */
  ofRequest(requestId: string): readonly DownloadRow[];
  /** A waiting download at an end of the line, or next to a position. One index lookup. */
  inLine(wanted: PlaceInLine): DownloadRow | null;
  /** The newest that ever were, newest first. */
  newest(most: number): readonly DownloadRow[];
  /**
   * Moves the download if it is unchanged since `seen`; null when another change came first.
   * @throws when the transition is illegal: a bug, refused by the database
   */
  move(seen: DownloadRow, move: Move): DownloadRow | null;
  /** Gives these downloads these places in the queue. */
  place(positions: ReadonlyMap<string, number>): void;
  setSource(id: string, source: Pick<DownloadRow, 'totalBytes' | 'etag' | 'lastModified'>): void;
  /** The same file is to be fetched from another address. */
  setAddress(id: string, sourceUrl: string): void;
  countCleanRetry(id: string): void;
  /** Terminal downloads whose partial may still lie on the disk. */
  leftovers(): readonly DownloadRow[];
  clearLeftover(id: string): void;
}

/** What stands between `//` and the next `/` of an address, in lower case. */
const afterSlashes = "substr(source_url, instr(source_url, '//') + 2)";
const sourceHost = `lower(substr(${afterSlashes}, 1, instr(${afterSlashes} || '/', '/') - 1))`;

export function createDownloadRepository(
  connection: Connection,
  { history, requests }: { readonly history: HistoryRepository; readonly requests: RequestRepository },
  now: () => number,
): DownloadRepository {
  const statements = new Map<string, Statement>();
  const prepared = (where: string): Statement => {
    const known = statements.get(where);
    if (known !== undefined) return known;
    const statement = connection.prepare(`SELECT ${downloadColumns} FROM download ${where}`);
    statements.set(where, statement);
    return statement;
  };
  const select = (where: string, ...values: unknown[]): DownloadRow[] =>
    (prepared(where).all(...values) as RawDownload[]).map(toDownloadRow);
  const get = (id: string): DownloadRow | null => select('WHERE id = ?', id)[0] ?? null;
  // The order of their starts, by a counter: a clock may be set back (FAULTS C12).
  const firstEntry = '(SELECT min(seq) FROM history WHERE download_id = download.id)';
  const terminal = `(SELECT name FROM download_state WHERE terminal = 1)`;
  // Must equal the condition of the indices.
  const alive = "state NOT IN ('complete', 'cancelled')";

  const dropOlderPieces = connection.prepare(
    `DELETE FROM piece WHERE download_id IN
       (SELECT id FROM download WHERE model_id = ? AND id <> ? AND state = 'complete')`,
  );

  const update = connection.prepare(
    `UPDATE download SET state = @to, reason = @reason, error_code = @code, error_message = @message,
       error_details = @details, revision = revision + 1, updated_at_ms = @at
     WHERE id = @id AND state = @from AND revision = @revision`,
  );

  const insert = connection.transaction((download: NewDownload): DownloadRow => {
    const { id, modelId, name } = download;
    const requestId = download.requestId ?? id;
    if (download.requestId === undefined) requests.insert({ id, modelId, name, fileCount: 1 });
    connection
      .prepare(
        `INSERT INTO download (id, request_id, file_index, model_id, source_url, target_path, partial_path, expected_bytes,
           expected_sha256, in_the_way, total_bytes, created_at_ms, updated_at_ms, position)
         VALUES (@id, @requestId, @fileIndex, @modelId, @sourceUrl, @targetPath, @partialPath, @expectedBytes,
           @expectedSha256, @inTheWay, @expectedBytes, @at, @at,
           (SELECT coalesce(max(position), 0) + 1 FROM download))`,
      )
      .run({ inTheWay: 'refuse', fileIndex: 1, ...download, requestId, at: now() });
    const row = existing(get(download.id));
    history.append(row, { event: 'start', from: null });
    return row;
  });

  const move = connection.transaction((seen: DownloadRow, change: Move): DownloadRow | null => {
    const { changes } = update.run({
      id: seen.id,
      from: seen.state,
      revision: seen.revision,
      to: change.to,
      reason: change.reason ?? null,
      code: change.error?.code ?? null,
      message: change.error?.message ?? null,
      details: change.error?.details === undefined ? null : JSON.stringify(change.error.details),
      at: now(),
    });
    if (changes === 0) return null;
    const row = existing(get(seen.id));
    history.append(row, { event: 'move', from: seen.state, note: change.note ?? null });
    if (change.to === 'cancelled') connection.prepare('DELETE FROM piece WHERE download_id = ?').run(seen.id);
    // Keep the checksums of complete downloads: a repair fetches only damaged pieces (FAULTS B12).
    if (change.to === 'complete') dropOlderPieces.run(seen.modelId, seen.id);
    return row;
  });

  return {
    insert: (download) => insert(download),
    get,
    move: (seen, change) => move(seen, change),
    liveOfModel: (modelId) => select(`WHERE model_id = ? AND ${alive}`, modelId)[0] ?? null,
    live: () => select(`WHERE ${alive} ORDER BY position`),
    standing: () => select(`WHERE ${alive} AND state <> 'pending' ORDER BY position`),
    ofRequest: (requestId) => select('WHERE request_id = ? ORDER BY file_index', requestId),
    inLine: ({ look, beyond, without, withoutHosts = [] }) => {
      const forwards = look === 'forwards';
      const place = beyond ?? (forwards ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER);
      const where = `WHERE state = 'pending' AND position ${forwards ? '>' : '<'} ?
        AND id NOT IN (SELECT value FROM json_each(?))
        AND ${sourceHost} NOT IN (SELECT value FROM json_each(?)) ORDER BY position ${forwards ? 'ASC' : 'DESC'} LIMIT 1`;
      return select(where, place, JSON.stringify(without), JSON.stringify(withoutHosts))[0] ?? null;
    },
    place: connection.transaction((positions: ReadonlyMap<string, number>) => {
      const put = connection.prepare('UPDATE download SET position = ? WHERE id = ?');
      for (const [id, position] of positions) put.run(position, id);
    }),
    newest: (most) => select(`ORDER BY ${firstEntry} DESC LIMIT ?`, most),
    setSource: (id, { totalBytes, etag, lastModified }) => {
      connection
        .prepare('UPDATE download SET total_bytes = ?, etag = ?, last_modified = ? WHERE id = ?')
        .run(totalBytes, etag, lastModified, id);
    },
    setAddress: (id, sourceUrl) => {
      connection.prepare('UPDATE download SET source_url = ? WHERE id = ?').run(sourceUrl, id);
    },
    countCleanRetry: (id) => {
      connection.prepare('UPDATE download SET clean_retries = clean_retries + 1 WHERE id = ?').run(id);
    },
    leftovers: () => select(`WHERE leftover = 1 AND state IN ${terminal}`),
    clearLeftover: (id) => {
      connection.prepare('UPDATE download SET leftover = 0 WHERE id = ?').run(id);
    },
  };
}

function existing(row: DownloadRow | null): DownloadRow {
  if (row === null) throw new Error('a row that was just written is gone');
  return row;
}
