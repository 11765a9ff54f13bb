import { constants } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { NogginError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { diskError } from '../platform/disk-errors.ts';

const settingName = 'models-folder';

/** Where new models go: the person's choice, kept in the ledger, unless it is set from outside. */
export interface ModelsFolder {
  current(): string;
  readonly isFixed: boolean;
  isDefault(): boolean;
  /** @throws NogginError `not-now` when it is set from outside, or of the disk */
  choose(folder: string): Promise<void>;
  useDefault(): void;
}

/**
 * @param usual the folder where nobody has chosen one
 * @param isFixed whether that one holds whatever was chosen
 */
export function createModelsFolder(ledger: Ledger, usual: string, isFixed: boolean): ModelsFolder {
  const stored = ledger.settings.get(settingName);
  // A relative path is not ours.
  let chosen = stored !== null && path.isAbsolute(stored) ? stored : null;
  const set = (folder: string | null): void => {
    if (isFixed) throw new NogginError('not-now', 'The folder for models is set from outside');
    ledger.transaction(() => ledger.settings.set(settingName, folder ?? ''));
    chosen = folder;
  };
  const current = (): string => (isFixed ? usual : (chosen ?? usual));
  return {
    current,
    isFixed,
    isDefault: () => current() === usual,
    choose: async (folder) => {
      const full = path.resolve(folder);
      try {
        await mkdir(full, { recursive: true });
        await access(full, constants.W_OK | constants.X_OK);
        if (!(await stat(full)).isDirectory()) throw new NogginError('folder-unavailable', 'Not a folder');
      } catch (error) {
        throw diskError(error);
      }
      set(full === usual ? null : full);
    },
    useDefault: () => set(null),
  };
}
