import { NogginError } from '../errors.ts';
import type { InstalledFile } from '../ledger/installed.ts';
import type { Files } from './entry.ts';
import { type LookedState, lookAt } from './health.ts';
import type { LibraryPorts } from './ports.ts';
import { findUnknownFiles, type UnknownFile } from './unknown-files.ts';

/** What the last look at the models folder, and at every installed file, saw. */
export interface Looks {
  /** Looks at sizes and dates of everything, now. Never rejects. */
  look(): Promise<void>;
  /** Looks at the files of a model now. @throws NogginError `folder-unavailable` when one is not there */
  expectThere(files: Files): Promise<void>;
  stateOf(file: InstalledFile): LookedState;
  /** What else lies in the models folder. */
  unknownFiles(): readonly UnknownFile[];
  stop(): Promise<void>;
}

/**
 * @param settle called after each look, before listeners are told
 * @param changed called when something may look different
 */
export function createLooks(
  ports: Pick<LibraryPorts, 'ledger' | 'log' | 'tuning' | 'allModels' | 'modelsFolder'>,
  settle: () => void,
  changed: () => void,
): Looks {
  const { ledger, log } = ports;
  const looked = new Map<string, LookedState>();
  let unknown: readonly UnknownFile[] = [];
  let looking: Promise<void> | null = null;
  let isStale = false;
  let isStopped = false;
  let watching: NodeJS.Timeout | undefined;

  const stateOf = (file: InstalledFile): LookedState => looked.get(file.modelId) ?? 'present';
  const lookOnce = async (): Promise<void> => {
    for (const row of ledger.installed.all()) looked.set(row.modelId, await lookAt(row));
    unknown = await findUnknownFiles(ports, unknown).catch((error: unknown) => {
      // Keep the last list: an unreadable folder is not an empty one.
      log.warn('other files of the models folder were not listed', { error: String(error) });
      return unknown;
    });
    settle();
  };
  /** Watch for missing drives, while there are any. */
  const watchForDrives = (): void => {
    clearTimeout(watching);
    const isAway = ledger.installed.all().some((file) => stateOf(file) === 'drive-missing');
    if (isAway && !isStopped) watching = setTimeout(() => void look(), ports.tuning.healMs);
  };
  /** One look at a time; a request during one triggers another after it. */
  const look = (): Promise<void> => {
    isStale = true;
    looking ??= (async () => {
      while (isStale) {
        isStale = false;
        await lookOnce();
      }
    })()
      .catch((error: unknown) => log.warn('the library could not be looked at', { error: String(error) }))
      .finally(() => {
        looking = null;
        watchForDrives();
        changed();
      });
    return looking;
  };
  return {
    look,
    expectThere: async (files) => {
      for (const file of files) looked.set(file.modelId, await lookAt(file));
      changed();
      const isAway = files.some((file) => ['missing', 'drive-missing'].includes(stateOf(file)));
      if (isAway) throw new NogginError('folder-unavailable', 'The file of this model is not there');
    },
    stateOf,
    unknownFiles: () => unknown,
    stop: async () => {
      isStopped = true;
      clearTimeout(watching);
      await looking;
    },
  };
}
