import { z } from 'zod';
import type { SettingsView } from '../src-preload/contract/snapshot.ts';
import type { Ledger } from './ledger/ledger.ts';

const schema = z.object({ resumeAutomatically: z.boolean().default(true) });
const settingName = 'settings';

/** What a person has set, kept in the ledger. */
export interface Settings {
  read(): SettingsView;
  change(settings: SettingsView): void;
}

/** Settings that cannot be read, from a newer version or a damaged row, are the defaults. */
export function createSettings(ledger: Ledger): Settings {
  const read = (): SettingsView => {
    const parsed = schema.safeParse(parseJson(ledger.settings.get(settingName)));
    return parsed.success ? parsed.data : schema.parse({});
  };
  return {
    read,
    change: (settings) => {
      ledger.together(() => ledger.settings.set(settingName, JSON.stringify({ ...read(), ...settings })));
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
