import type { LibraryEntryView } from '../../src-preload/contract/library.ts';
import { NogginError } from '../errors.ts';
import type { InstalledFile } from '../ledger/installed.ts';
import { byModel, isWhole } from '../models/installed-models.ts';
import { checkInstalled } from './check.ts';
import type { CurrentModel } from './current.ts';
import { type Files, stateOf, toEntry } from './entry.ts';
import { lookAt } from './health.ts';
import type { Looks } from './looks.ts';
import type { LibraryPorts } from './ports.ts';
import { type Readings, readOneByOne } from './readings.ts';
import { beginRepair, prepareRepair } from './repair.ts';
import type { UndoList } from './undo-list.ts';

/** What can be done with an installed model. Commands throw a NogginError when they cannot be done. */
export interface InstalledFiles {
  entries(): readonly LibraryEntryView[];
  check(modelId: string): void;
  repair(modelId: string): void;
  remove(modelId: string): Promise<void>;
  makeCurrent(modelId: string): Promise<void>;
  /** Where the file of an installed model is, looked at just now. @throws NogginError `folder-unavailable` */
  pathOf(modelId: string): Promise<string>;
  /** The key of the readings of this model; null: none is installed by this id. */
  keyOf(modelId: string): string | null;
}

interface InstalledPorts extends LibraryPorts {
  readonly looks: Looks;
  readonly readings: Readings;
  readonly undoList: Pick<UndoList, 'remove'>;
  readonly current: CurrentModel;
  changed(): void;
}

export function createInstalledFiles(ports: InstalledPorts): InstalledFiles {
  const { ledger, downloads, looks, readings, current } = ports;
  const models = (): readonly Files[] =>
    byModel(ledger.installed.all()).flatMap((files): readonly Files[] =>
      isWhole(files) ? [files] : files.map((file) => [file]),
    );
  const find = (modelId: string): Files | undefined =>
    models().find((files) => files.some((file) => file.modelId === modelId));
  /** @throws NogginError `unknown-id` */
  const installed = (modelId: string): Files => {
    const files = find(modelId);
    if (files === undefined) throw new NogginError('unknown-id', 'This model is not installed');
    return files;
  };
  /** @throws NogginError `not-now` */
  const notOnItsWay = (modelId: string): Files => {
    const files = installed(modelId);
    if (files.every((file) => ledger.downloads.liveOfModel(file.modelId) === null)) return files;
    throw new NogginError('not-now', 'This model is being downloaded');
  };
  /** Drops the entry of a missing file; there is nothing to undo. */
  const forget = (file: InstalledFile): void =>
    ledger.transaction(() => {
      ledger.installed.remove(file.modelId);
      ledger.damage.remove(file.modelId);
      if (file.downloadId !== null) ledger.pieces.forgetAll(file.downloadId);
    });

  return {
    entries: () => {
      const currentId = current.read();
      return models().map((files) => {
        const [{ modelId }] = files;
        return toEntry(ports, files, {
          looked: looks.stateOf,
          isCurrent: files.some((file) => file.modelId === currentId),
          reading: readings.of(modelId),
          error: readings.error(modelId),
        });
      });
    },
    keyOf: (modelId) => find(modelId)?.[0].modelId ?? null,
    check: (modelId) => {
      const files = notOnItsWay(modelId);
      readOneByOne(readings, 'checking', files[0].modelId, files, async (file, onProgress, signal) => {
        await reachable(file);
        await checkInstalled(ports, file, onProgress, signal);
      });
    },
    repair: (modelId) => {
      const files = notOnItsWay(modelId);
      const key = files[0].modelId;
      const isBroken = (file: InstalledFile): boolean =>
        ['damaged', 'missing', 'changed'].includes(stateOf(ports, file, looks.stateOf(file)));
      const broken = files.filter(isBroken);
      const wanted = broken.length > 0 ? broken : files;
      readOneByOne(readings, 'preparing', key, wanted, async (file, onProgress, signal) => {
        await reachable(file);
        await ports.release(key);
        const prepared = await prepareRepair(ports, file, onProgress, signal);
        if (prepared !== null) await beginRepair(downloads, prepared, signal);
      });
    },
    remove: async (modelId) => {
      const files = notOnItsWay(modelId);
      const key = files[0].modelId;
      await readings.stop(key);
      await ports.release(key);
      const wasCurrent = files.some((file) => file.modelId === current.read());
      const there: InstalledFile[] = [];
      for (const file of files) {
        const state = await lookAt(file);
        if (state !== 'missing' && state !== 'drive-missing') there.push(file);
        else forget(file);
      }
      const removable = (file: InstalledFile) => {
        const { name, path, bytes } = file;
        return { name, path, bytes, installed: file, wasCurrent };
      };
      await ports.undoList.remove(there.map(removable));
      await looks.look();
    },
    makeCurrent: async (modelId) => {
      const files = installed(modelId);
      if (!isWhole(files)) throw new NogginError('not-now', 'Other files of this model are missing');
      await looks.expectThere(files);
      current.set(files[0].modelId);
      ports.changed();
    },
    pathOf: async (modelId) => {
      const files = installed(modelId);
      await looks.expectThere(files);
      return files[0].path;
    },
  };
}

/** @throws NogginError when its drive is not there: what cannot be seen is not judged */
async function reachable(file: InstalledFile): Promise<void> {
  if ((await lookAt(file)) !== 'drive-missing') return;
  throw new NogginError('folder-unavailable', 'The folder of this model is not there');
}
