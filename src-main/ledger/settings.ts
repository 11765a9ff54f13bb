import type { Connection } from './open.ts';

/** Every name in the table of settings; the meaning and schema of its value belong to whoever reads it. */
export type SettingName =
  /** What a person set. */
  | 'settings'
  | 'models-folder'
  | 'current-model'
  /** A move of all models that is under way. */
  | 'library-move'
  /** What was found out about this computer. */
  | 'hardware'
  /** Models that the graphics card could not run. */
  | 'graphics-failed'
  /** The highest serial number of a catalogue that was seen, by its key. */
  | 'catalogue-serial'
  | `catalogue-serial:${string}`
  /** The last look at a newer version of each model. */
  | 'model-news'
  | NoteName;

/** Small things that are remembered from one start to the next. */
export type NoteName = 'wizard' | 'window-place' | 'told-background';

/** Named values, as text. */
export interface SettingRepository {
  get(name: SettingName): string | null;
  set(name: SettingName, value: string): void;
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
