import { z } from 'zod';
import { settingsSchema } from '../src-preload/contract/requests.ts';
import type { Appearance, SettingsView } from '../src-preload/contract/snapshot.ts';
import type { Ledger } from './ledger/ledger.ts';
import { parseJson } from './platform/parse-json.ts';

/** What holds until a person says otherwise. */
const defaults: SettingsView = {
  resumeAutomatically: true,
  keepAwake: true,
  bytesPerSecondLimit: null,
  connectionsPerHost: 8,
  parallelDownloads: 2,
  downloadHoursOn: false,
  downloadHoursFrom: 23 * 60,
  downloadHoursTo: 7 * 60,
  notifications: true,
  openAtLogin: false,
  trayIcon: true,
  appearance: 'system',
  language: 'system',
  updateAutomatically: true,
  watchModels: false,
  keepConversations: true,
  idleUnloadMinutes: 10,
  serverOn: false,
  // N, O, G, G on a telephone.
  serverPort: 6644,
  serverOllama: false,
  unwantedModels: [],
};
const stored = z.record(z.string(), z.unknown());
const settingName = 'settings';

/** What a person has set, kept in the ledger. */
export interface Settings {
  read(): SettingsView;
  /** What is not named stays as it is. */
  change(settings: { readonly [Name in keyof SettingsView]?: SettingsView[Name] | undefined }): void;
}

/** Settings that cannot be read, a damaged row, are the defaults; what only a newer version knows is kept. */
export function createSettings(ledger: Ledger): Settings {
  const load = (): Record<string, unknown> => {
    const parsed = stored.safeParse(parseJson(ledger.settings.get(settingName), {}));
    return parsed.success ? parsed.data : {};
  };
  /** Read many times a second while something downloads; nobody else writes it. */
  let present: SettingsView | null = null;
  const read = (): SettingsView => {
    const known = load();
    // Each by itself: one that cannot be read must not take the others with it.
    const entries = Object.entries(settingsSchema.shape).map(([name, schema]) => {
      const parsed = schema.safeParse(known[name]);
      return [name, parsed.success ? parsed.data : defaults[name as keyof SettingsView]];
    });
    return Object.fromEntries(entries) as SettingsView;
  };
  return {
    read: () => {
      present ??= read();
      return present;
    },
    change: (settings) => {
      // A name without a value has no JSON: it would be dropped, and the default be back.
      const named = Object.entries(settings).filter(([, value]) => value !== undefined);
      const changed = (): string => JSON.stringify({ ...load(), ...Object.fromEntries(named) });
      ledger.transaction(() => ledger.settings.set(settingName, changed()));
      present = null;
    },
  };
}

/** What the system is told of an appearance; more contrast is the window's own doing, by day and by night. */
export function themeOf(appearance: Appearance): 'system' | 'light' | 'dark' {
  return appearance === 'contrast' ? 'system' : appearance;
}
