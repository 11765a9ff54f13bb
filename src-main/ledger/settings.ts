import type { Connection } from './open.ts';

/** Named values as JSON text; their meaning and schema belong to whoever reads them. */
export interface SettingRepository {
  get(name: string): string | null;
  set(name: string, value: string): void;
}

export function createSettingRepository(connection: Connection): SettingRepository {
  const select = connection.prepare('SELECT value FROM setting WHERE name = ?').pluck();
  const upsert = connection.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  return {
    get: (name) => (select.get(name) as string | undefined) ?? null,
    set: (name, value) => {
      upsert.run(name, value);
    },
  };
}
