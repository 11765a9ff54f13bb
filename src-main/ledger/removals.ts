import type { InstalledFile } from './installed.ts';
import type { Connection } from './open.ts';

/** Something the person removed: it lies aside until that is final. Sizes in bytes, times in epoch milliseconds. */
export interface RemovalRow {
  readonly id: string;
  /** Common to all files that one click removed. */
  readonly groupId: string;
  readonly name: string;
  /** Where it was, and where an undo puts it. */
  readonly path: string;
  readonly asidePath: string;
  readonly bytes: number;
  /** The entry it had in the library; null for a file that had none. */
  readonly installed: InstalledFile | null;
  readonly wasCurrent: boolean;
  readonly removedAtMs: number;
}

/** What the person removed and may still have back. */
export interface RemovalRepository {
  /** Newest first. */
  all(): readonly RemovalRow[];
  get(id: string): RemovalRow | null;
  /** Everything that was removed by the same click. */
  ofGroup(groupId: string): readonly RemovalRow[];
  insert(row: RemovalRow): void;
  remove(id: string): void;
}

type RawRemoval = Omit<RemovalRow, 'installed' | 'wasCurrent'> & {
  installed: string | null;
  wasCurrent: number;
};

export function createRemovalRepository(connection: Connection): RemovalRepository {
  const select = (where: string, ...values: unknown[]): RemovalRow[] =>
    (
      connection
        .prepare(
          `SELECT id, group_id AS groupId, name, path, aside_path AS asidePath, bytes, installed, was_current AS wasCurrent,
             removed_at_ms AS removedAtMs FROM removal ${where}`,
        )
        .all(...values) as RawRemoval[]
    ).map((raw) => ({
      ...raw,
      installed: raw.installed === null ? null : (JSON.parse(raw.installed) as InstalledFile),
      wasCurrent: raw.wasCurrent === 1,
    }));
  return {
    all: () => select('ORDER BY removed_at_ms DESC, id'),
    get: (id) => select('WHERE id = ?', id)[0] ?? null,
    ofGroup: (groupId) => select('WHERE group_id = ? ORDER BY path', groupId),
    insert: (row) => {
      connection
        .prepare(
          `INSERT INTO removal (id, group_id, name, path, aside_path, bytes, installed, was_current, removed_at_ms)
           VALUES (@id, @groupId, @name, @path, @asidePath, @bytes, @installed, @wasCurrent, @removedAtMs)`,
        )
        .run({
          ...row,
          installed: row.installed === null ? null : JSON.stringify(row.installed),
          wasCurrent: row.wasCurrent ? 1 : 0,
        });
    },
    remove: (id) => {
      connection.prepare('DELETE FROM removal WHERE id = ?').run(id);
    },
  };
}
