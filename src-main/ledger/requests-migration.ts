import type { Connection } from './database.ts';

// Version 8: a model has files. Before, a model in several files was known only by the ids and names of its files.
// This file is never changed once released: it repeats the rules of that time instead of importing them.

const schema = `
  -- One click: a model that was asked for. Its files are downloads.
  CREATE TABLE request (
    id TEXT PRIMARY KEY,
    model_id TEXT NOT NULL,
    name TEXT NOT NULL,
    file_count INTEGER NOT NULL CHECK (file_count > 0),
    paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
    asked_at_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  ALTER TABLE download ADD COLUMN request_id TEXT REFERENCES request (id);
  ALTER TABLE download ADD COLUMN file_index INTEGER NOT NULL DEFAULT 1 CHECK (file_index > 0);

  ALTER TABLE installed ADD COLUMN of_model TEXT;
  ALTER TABLE installed ADD COLUMN file_index INTEGER NOT NULL DEFAULT 1 CHECK (file_index > 0);
  ALTER TABLE installed ADD COLUMN file_count INTEGER NOT NULL DEFAULT 1 CHECK (file_count > 0);
  UPDATE installed SET of_model = model_id;

  -- What was removed by one click, and comes back by one.
  ALTER TABLE removal ADD COLUMN group_id TEXT;
  UPDATE removal SET group_id = id;
`;

const afterwards = `
  ALTER TABLE download DROP COLUMN name;
  CREATE INDEX request_of_model ON request (model_id);
  CREATE INDEX download_of_request ON download (request_id, file_index);
  CREATE TRIGGER download_belongs_to_request BEFORE INSERT ON download
  WHEN NEW.request_id IS NULL
  BEGIN SELECT RAISE(ABORT, 'a download belongs to a request'); END;
`;

/** Files that were asked for within this time were asked for by one click, in milliseconds. */
const oneClickMs = 10_000;

interface OldDownload {
  readonly id: string;
  readonly model_id: string;
  readonly name: string;
  readonly state: string;
  readonly reason: string | null;
  readonly created_at_ms: number;
}

interface OldFile {
  readonly model_id: string;
  readonly name: string;
}

interface OldRemoval {
  readonly id: string;
  readonly name: string;
  readonly installed: string | null;
}

/** Groups what an earlier version knew file by file, once and for all. */
export function migrateToRequests(connection: Connection): void {
  connection.exec(schema);
  groupDownloads(connection);
  nameInstalled(connection);
  groupRemovals(connection);
  connection.exec(afterwards);
}

function groupDownloads(connection: Connection): void {
  const rows = connection
    .prepare(
      `SELECT id, model_id, name, state, reason, created_at_ms FROM download
       ORDER BY (SELECT min(seq) FROM history WHERE download_id = download.id) DESC`,
    )
    .all() as OldDownload[];
  const insert = connection.prepare(
    'INSERT INTO request (id, model_id, name, file_count, paused, asked_at_ms) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const update = connection.prepare('UPDATE download SET request_id = ?, file_index = ? WHERE id = ?');
  for (const group of groupsOf(rows)) {
    const files = group.toSorted((a, b) => indexOf(a) - indexOf(b));
    const first = files[0] as OldDownload;
    const part = partOf(first.model_id);
    const live = files.filter(isLive);
    const isPaused =
      live.length > 0 &&
      live.every(({ state }) => ['paused', 'failed'].includes(state)) &&
      live.some(({ reason }) => reason === 'user');
    const asked = Math.min(...files.map((file) => file.created_at_ms));
    insert.run(
      ...[first.id, part?.first ?? first.model_id, wholeName(first.name)],
      ...[part?.count ?? 1, isPaused ? 1 : 0, asked],
    );
    for (const file of files) update.run(first.id, indexOf(file), file.id);
  }
}

/**
 * Files of one model that were asked for together, newest first; what is still alive of a model is one request, however
 * far apart it was asked for.
 */
function groupsOf(rows: readonly OldDownload[]): readonly (readonly OldDownload[])[] {
  const groups: Map<number, OldDownload>[] = [];
  const alive = new Map<string, Map<number, OldDownload>>();
  const latest = new Map<string, { readonly atMs: number; readonly files: Map<number, OldDownload> }>();
  for (const row of rows) {
    const base = partOf(row.model_id)?.base;
    const known = base === undefined ? undefined : latest.get(base);
    const isWith = known !== undefined && Math.abs(known.atMs - row.created_at_ms) <= oneClickMs;
    const group =
      base === undefined
        ? undefined
        : ((isLive(row) ? alive.get(base) : undefined) ?? (isWith ? known.files : undefined));
    if (base !== undefined && group !== undefined && !group.has(indexOf(row))) {
      group.set(indexOf(row), row);
      if (isLive(row)) alive.set(base, group);
      continue;
    }
    const files = new Map([[indexOf(row), row]]);
    groups.push(files);
    if (base === undefined) continue;
    latest.set(base, { atMs: row.created_at_ms, files });
    if (isLive(row)) alive.set(base, files);
  }
  return groups.map((files) => [...files.values()]);
}

function nameInstalled(connection: Connection): void {
  const update = connection.prepare(
    'UPDATE installed SET of_model = ?, file_index = ?, file_count = ?, name = ? WHERE model_id = ?',
  );
  for (const { model_id, name } of connection
    .prepare('SELECT model_id, name FROM installed')
    .all() as OldFile[]) {
    const part = partOf(model_id);
    if (part !== null) update.run(part.first, part.index, part.count, wholeName(name), model_id);
  }
}

function groupRemovals(connection: Connection): void {
  const rows = connection.prepare('SELECT id, name, installed FROM removal').all() as OldRemoval[];
  const update = connection.prepare('UPDATE removal SET group_id = ?, name = ?, installed = ? WHERE id = ?');
  const groups = new Map<string, string>();
  for (const { id, name, installed } of rows) {
    const file = partFileOf(name);
    const key =
      installed === null ? (file ?? id) : wholeName(name) === name ? id : `parts of ${wholeName(name)}`;
    const group = groups.get(key) ?? id;
    groups.set(key, group);
    update.run(group, installed === null ? name : wholeName(name), withModel(installed), id);
  }
}

/** An entry of the library as it is kept for an undo, with the model that its file is of. */
function withModel(installed: string | null): string | null {
  if (installed === null) return null;
  const row = JSON.parse(installed) as { modelId: string; name: string };
  const part = partOf(row.modelId);
  const file =
    part === null
      ? { ofModel: row.modelId, fileIndex: 1, fileCount: 1 }
      : {
          ...{ ofModel: part.first, fileIndex: part.index, fileCount: part.count },
        };
  return JSON.stringify({ ...row, ...file, name: wholeName(row.name) });
}

function isLive({ state }: OldDownload): boolean {
  return state !== 'complete' && state !== 'cancelled';
}

function indexOf({ model_id }: OldDownload): number {
  return partOf(model_id)?.index ?? 1;
}

function partOf(modelId: string) {
  const [, base, index, count] = /^(.+)-(\d{5})-of-(\d{5})$/.exec(modelId) ?? [];
  if (base === undefined || Number(index) < 1 || Number(index) > Number(count) || Number(count) < 2)
    return null;
  return {
    base: `${base}-of-${count}`,
    first: `${base}-00001-of-${count}`,
    index: Number(index),
    count: Number(count),
  };
}

function wholeName(name: string): string {
  return name.replace(/, part \d+ of \d+$/, '');
}

/** What the files of one model have in common in their names, or null. */
function partFileOf(name: string): string | null {
  const [, base, index, count] = /^(.+)-(\d{5})-of-(\d{5})\.gguf$/i.exec(name) ?? [];
  const isPart = base !== undefined && Number(index) >= 1 && Number(index) <= Number(count);
  return isPart ? `files of ${base}, ${count}` : null;
}
