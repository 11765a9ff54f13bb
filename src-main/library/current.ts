import type { InstalledRow } from '../ledger/installed.ts';
import type { Ledger } from '../ledger/ledger.ts';

const settingName = 'current-model';

/** Which of the installed models is the one in use. */
export interface CurrentModel {
  /** Its id, or null while nothing is installed. */
  read(): string | null;
  set(modelId: string): void;
  /** Sees to it that there is one while anything is installed: the first installed becomes it by itself. */
  settle(): void;
}

/** Kept as a setting of the ledger. */
export function createCurrentModel(ledger: Ledger): CurrentModel {
  const set = (modelId: string): void => {
    ledger.together(() => ledger.settings.set(settingName, JSON.stringify(modelId)));
  };
  const read = (): string | null => {
    const wanted = ledger.settings.get(settingName);
    return ledger.installed.all().find(({ modelId }) => JSON.stringify(modelId) === wanted)?.modelId ?? null;
  };
  return {
    read,
    set,
    settle: () => {
      if (read() !== null) return;
      const first = firstProven(ledger.installed.all());
      if (first !== null) set(first.modelId);
    },
  };
}

function firstProven(rows: readonly InstalledRow[]): InstalledRow | null {
  return rows.toSorted((a, b) => a.provenAtMs - b.provenAtMs)[0] ?? null;
}
