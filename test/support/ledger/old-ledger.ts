import Database from 'better-sqlite3';
import { migrations } from '../../../src-main/ledger/migrations.ts';
import type { DownloadState } from '../../../src-preload/contract/downloads.ts';

/** A download as an earlier version recorded it. Times in epoch milliseconds. */
export interface OldDownload {
  readonly id: string;
  readonly modelId: string;
  readonly name: string;
  readonly state: DownloadState;
  readonly reason?: string;
  readonly atMs: number;
  readonly sourceUrl?: string;
  readonly targetPath?: string;
  readonly partialPath?: string;
  readonly bytes?: number;
  readonly sha256?: string;
  readonly pieces?: readonly { readonly index: number; readonly bytes: number; readonly crc32: number }[];
  /** Its file is installed. */
  readonly isInstalled?: boolean;
}

/** The transitions that lead to each state. */
const pathTo: Readonly<Record<DownloadState, readonly DownloadState[]>> = {
  pending: [],
  downloading: ['downloading'],
  paused: ['paused'],
  verifying: ['downloading', 'verifying'],
  installing: ['downloading', 'verifying', 'installing'],
  complete: ['downloading', 'verifying', 'installing', 'complete'],
  failed: ['failed'],
  cancelled: ['cancelled'],
};

/** The last version before models could have several files. */
export const lastOldVersion = 7;

/** Writes a ledger as the given earlier version left it. */
export function writeOldLedger(file: string, version: number, downloads: readonly OldDownload[]): void {
  const ledger = new Database(file);
  for (const migration of migrations.slice(0, version)) ledger.exec(String(migration));
  ledger.pragma(`user_version = ${version}`);
  for (const one of downloads) insert(ledger, version, one);
  ledger.close();
}

function insert(ledger: Database.Database, version: number, one: OldDownload): void {
  const { id, modelId, name, state, atMs, bytes = 1000, sha256 = 'ab'.repeat(32) } = one;
  const targetPath = one.targetPath ?? `/models/${modelId}.gguf`;
  const partialPath = one.partialPath ?? `${targetPath}.${id}.partial`;
  const url = one.sourceUrl ?? `https://models.example/${modelId}.gguf`;
  ledger
    .prepare(
      `INSERT INTO download (id, model_id, name, source_url, target_path, partial_path, expected_bytes, expected_sha256,
         total_bytes, created_at_ms, updated_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(id, modelId, name, url, targetPath, partialPath, bytes, sha256, bytes, atMs, atMs);
  if (version >= 2) {
    ledger
      .prepare('UPDATE download SET position = (SELECT max(position) FROM download) + 1 WHERE id = ?')
      .run(id);
  }
  const tell = ledger.prepare(
    'INSERT INTO history (download_id, at_ms, event, to_state, durable_bytes) VALUES (?, ?, ?, ?, 0)',
  );
  tell.run(id, atMs, 'start', 'pending');
  for (const { index, bytes: size, crc32 } of one.pieces ?? []) {
    ledger.prepare('INSERT INTO piece VALUES (?, ?, ?, ?)').run(id, index, size, crc32);
  }
  for (const to of pathTo[state]) {
    ledger
      .prepare(
        `UPDATE download SET state = ?, reason = ?, error_code = ?, revision = revision + 1 WHERE id = ?`,
      )
      .run(to, to === 'paused' ? (one.reason ?? 'user') : null, to === 'failed' ? 'network' : null, id);
    tell.run(id, atMs, 'move', to);
  }
  if (one.isInstalled !== true) return;
  ledger
    .prepare(
      `INSERT INTO installed (model_id, name, path, bytes, modified_at_ms, sha256, proven_at_ms, adopted, download_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)`,
    )
    .run(modelId, name, targetPath, bytes, atMs, sha256, atMs, id);
}
