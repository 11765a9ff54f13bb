import type { InstalledFile } from '../ledger/installed.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { byModel, isWhole } from '../models/installed-models.ts';

const settingName = 'current-model';

/** Which of the installed models is the one in use; a file whose others are missing cannot be. */
export interface CurrentModel {
  /** Its id, or null while nothing is installed. */
  read(): string | null;
  set(modelId: string): void;
  /** Ensures a current model while any is installed: the first installed one. */
  settle(): void;
}

/** Kept as a setting of the ledger. */
export function createCurrentModel(ledger: Ledger): CurrentModel {
  const set = (modelId: string): void => {
    ledger.transaction(() => ledger.settings.set(settingName, JSON.stringify(modelId)));
  };
  const usable = (): readonly InstalledFile[] =>
    byModel(ledger.installed.all())
      .filter(isWhole)
      .map(([first]) => first);
  const read = (): string | null => {
    const wanted = ledger.settings.get(settingName);
    return usable().find(({ modelId }) => JSON.stringify(modelId) === wanted)?.modelId ?? null;
  };
  return {
    read,
    set,
    settle: () => {
      if (read() !== null) return;
      const first = firstProven(usable());
      if (first !== null) set(first.modelId);
    },
  };
}

function firstProven(rows: readonly InstalledFile[]): InstalledFile | null {
  return rows.toSorted((a, b) => a.provenAtMs - b.provenAtMs)[0] ?? null;
}
