import type { InstalledRow } from './installed.ts';
import type { Connection } from './open.ts';

/** Something the person removed: it lies aside until that is final. Sizes in bytes, times in epoch milliseconds. */
export interface RemovalRow {
  readonly id: string;
  readonly name: string;
  /** Where it was, and where an undo puts it. */
  readonly path: string;
  readonly asidePath: string;
  readonly bytes: number;
  /** The entry it had in the library; null for a file that had none. */
  readonly installed: InstalledRow | null;
  readonly wasCurrent: boolean;
  readonly removedAtMs: number;
}

/** What the person removed and may still have back. */
export interface RemovalRepository {
  /** Newest first. */
  all(): readonly RemovalRow[];
  get(id: string): RemovalRow | null;
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
          `SELECT id, name, path, aside_path AS asidePath, bytes, installed, was_current AS wasCurrent,
             removed_at_ms AS removedAtMs FROM removal ${where}`,
        )
        .all(...values) as RawRemoval[]
    ).map((raw) => ({
      ...raw,
      installed: raw.installed === null ? null : (JSON.parse(raw.installed) as InstalledRow),
      wasCurrent: raw.wasCurrent === 1,
    }));
  return {
    all: () => select('ORDER BY removed_at_ms DESC, id'),
    get: (id) => select('WHERE id = ?', id)[0] ?? null,
    insert: (row) => {
      connection
        .prepare(
          `INSERT INTO removal (id, name, path, aside_path, bytes, installed, was_current, removed_at_ms)
           VALUES (@id, @name, @path, @asidePath, @bytes, @installed, @wasCurrent, @removedAtMs)`,
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
