import type { DownloadState, StateReason } from '../../src-preload/contract/downloads.ts';
import type { ErrorCode, ErrorDetails, ErrorView } from '../../src-preload/contract/errors.ts';

/** One download as the ledger holds it. Sizes in bytes, times in epoch milliseconds. */
export interface DownloadRow {
  readonly id: string;
  readonly modelId: string;
  readonly name: string;
  /** The request it belongs to, and which of the files of its model it is, from 1. */
  readonly requestId: string;
  readonly fileIndex: number;
  /** The model that the file is of: the id of its first file. */
  readonly ofModel: string;
  readonly fileCount: number;
  readonly sourceUrl: string;
  readonly targetPath: string;
  readonly partialPath: string;
  /** By the catalogue; null when it does not know. */
  readonly expectedBytes: number | null;
  /** Null: nobody has promised one. */
  readonly expectedSha256: string | null;
  readonly state: DownloadState;
  readonly reason: StateReason | null;
  readonly error: ErrorView | null;
  /** Grows with every transition; a write that knows an older one is refused. */
  readonly revision: number;
  /** By the source; null until it said. */
  readonly totalBytes: number | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Times the whole file was fetched afresh because its bytes were wrong. */
  readonly cleanRetries: number;
  readonly durableBytes: number;
  /** Place in the queue: smaller ones come first. */
  readonly position: number;
  /** What happens to a wrong file under the final name; only a repair may replace it. */
  readonly inTheWay: 'refuse' | 'set-aside' | 'overwrite';
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

const ofRequest = (column: string, as = column): string =>
  `(SELECT request.${column} FROM request WHERE request.id = download.request_id) AS ${as}`;

/** The columns of {@link DownloadRow}; durable bytes are the sum of the pieces. */
export const downloadColumns = `
  id, model_id, request_id, file_index, ${ofRequest('name')}, ${ofRequest('model_id', 'of_model')},
  ${ofRequest('file_count')}, source_url, target_path, partial_path, expected_bytes, expected_sha256, state, reason,
  error_code, error_message, error_details, revision, total_bytes, etag, last_modified, clean_retries,
  in_the_way, position, created_at_ms, updated_at_ms,
  (SELECT coalesce(sum(bytes), 0) FROM piece WHERE download_id = download.id) AS durable_bytes`;

/** A row as SQLite returns it. */
export interface RawDownload {
  id: string;
  model_id: string;
  name: string;
  request_id: string;
  file_index: number;
  of_model: string;
  file_count: number;
  source_url: string;
  target_path: string;
  partial_path: string;
  expected_bytes: number | null;
  expected_sha256: string | null;
  state: DownloadState;
  reason: StateReason | null;
  error_code: ErrorCode | null;
  error_message: string | null;
  error_details: string | null;
  revision: number;
  total_bytes: number | null;
  etag: string | null;
  last_modified: string | null;
  clean_retries: number;
  durable_bytes: number;
  position: number;
  in_the_way: DownloadRow['inTheWay'];
  created_at_ms: number;
  updated_at_ms: number;
}

/** Names the columns as the code does. */
export function toDownloadRow(raw: RawDownload): DownloadRow {
  return {
    id: raw.id,
    modelId: raw.model_id,
    name: raw.name,
    requestId: raw.request_id,
    fileIndex: raw.file_index,
    ofModel: raw.of_model,
    fileCount: raw.file_count,
    sourceUrl: raw.source_url,
    targetPath: raw.target_path,
    partialPath: raw.partial_path,
    expectedBytes: raw.expected_bytes,
    expectedSha256: raw.expected_sha256,
    state: raw.state,
    reason: raw.reason,
    error: toError(raw),
    revision: raw.revision,
    totalBytes: raw.total_bytes,
    etag: raw.etag,
    lastModified: raw.last_modified,
    cleanRetries: raw.clean_retries,
    durableBytes: raw.durable_bytes,
    position: raw.position,
    inTheWay: raw.in_the_way,
    createdAtMs: raw.created_at_ms,
    updatedAtMs: raw.updated_at_ms,
  };
}

function toError(raw: RawDownload): ErrorView | null {
  if (raw.error_code === null) return null;
  const details = JSON.parse(raw.error_details ?? '{}') as ErrorDetails;
  return { code: raw.error_code, message: raw.error_message ?? '', details };
}
