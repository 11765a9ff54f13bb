import { z } from 'zod';
import type { SettingsView } from '../src-preload/contract/snapshot.ts';
import type { Ledger } from './ledger/ledger.ts';

const schema = z.object({ resumeAutomatically: z.boolean().default(true) });
const stored = z.record(z.string(), z.unknown());
const settingName = 'settings';

/** What a person has set, kept in the ledger. */
export interface Settings {
  read(): SettingsView;
  change(settings: SettingsView): void;
}

/** Settings that cannot be read, a damaged row, are the defaults; what only a newer version knows is kept. */
export function createSettings(ledger: Ledger): Settings {
  const load = (): Record<string, unknown> => {
    const parsed = stored.safeParse(parseJson(ledger.settings.get(settingName)));
    return parsed.success ? parsed.data : {};
  };
  return {
    read: () => {
      const parsed = schema.safeParse(load());
      return parsed.success ? parsed.data : schema.parse({});
    },
    change: (settings) => {
      ledger.together(() => ledger.settings.set(settingName, JSON.stringify({ ...load(), ...settings })));
    },
  };
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
}
