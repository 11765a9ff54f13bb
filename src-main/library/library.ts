import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type {
  HistoryFilter,
  HistoryPageView,
  LibraryEntryView,
  LibraryView,
  StoryView,
} from '../../src-preload/contract/library.ts';
import { NogginError } from '../errors.ts';
import { createHistoryPages, storiesOf, storyOf } from '../history/stories.ts';
import type { InstalledRow } from '../ledger/installed.ts';
import { escapeForDisplay } from '../names/for-display.ts';
import { diskError } from '../platform/disk-errors.ts';
import { adoptPartial, adoptUnverified, examineFile, unchanged } from './adopt.ts';
import { checkInstalled } from './check.ts';
import { createCurrentModel } from './current.ts';
import { toEntry } from './entry.ts';
import { type LookedState, lookAt } from './health.ts';
import type { LibraryPorts } from './ports.ts';
import { createReadings } from './readings.ts';
import { beginRepair, prepareRepair } from './repair.ts';
import { createUndoList } from './undo-list.ts';
import { findUnknownFiles, toUnknownView, type UnknownFile } from './unknown-files.ts';

/** What is installed, and what else lies in the models folder. Commands throw a NogginError when they cannot be done. */
export interface Library {
  view(): LibraryView;
  /** Something in {@link Library.view}, or in what is installed, has changed. Many times a second while reading. */
  onChange(listener: () => void): () => void;
  /** Looks at sizes and dates of everything, now. Never rejects. */
  look(): Promise<void>;
  check(modelId: string): void;
  repair(modelId: string): void;
  stopReading(key: string): Promise<void>;
  remove(modelId: string): Promise<void>;
  undoRemove(id: string): Promise<void>;
  finishRemove(id: string): Promise<void>;
  makeCurrent(modelId: string): Promise<void>;
  /** Where the file of an installed model is, looked at just now. @throws NogginError `folder-unavailable` */
  pathOf(modelId: string): Promise<string>;
  examineFile(id: string): void;
  adoptFile(id: string): Promise<void>;
  removeFile(id: string): Promise<void>;
  /** Lines of the history from the one with number `from` on, newest first. */
  history(filter: HistoryFilter, from: number, count: number): HistoryPageView;
  /** @throws NogginError `unknown-id` */
  story(id: string): StoryView;
  /** Writes the history as JSON into a file the person has chosen. @throws NogginError of the disk */
  exportHistory(filter: HistoryFilter, file: string): Promise<void>;
  /** Takes up what an earlier process left behind; then looks at everything. Never rejects. */
  recover(): Promise<void>;
  stop(): Promise<void>;
}

/** Builds the library on its ports. */
export function createLibrary(ports: LibraryPorts): Library {
  const { ledger, downloads, log } = ports;
  const listeners = new Set<() => void>();
  const looked = new Map<string, LookedState>();
  const current = createCurrentModel(ledger);
  let unknown: readonly UnknownFile[] = [];
  let looking: Promise<void> | null = null;
  let isStale = false;
  let isStopped = false;
  let watching: NodeJS.Timeout | undefined;

  const emit = (): void => {
    for (const listener of listeners) listener();
  };
  const lookOnce = async (): Promise<void> => {
    for (const row of ledger.installed.all()) looked.set(row.modelId, await lookAt(row));
    unknown = await findUnknownFiles(ports, unknown).catch((error: unknown) => {
      // What was listed before stays: a folder that cannot be read is not an empty one.
      log.warn('other files of the models folder were not listed', { error: String(error) });
      return unknown;
    });
    current.settle();
  };
  /** What is out of reach comes back by itself: looked for as long as there is any, otherwise nothing is done. */
  const watchForDrives = (): void => {
    clearTimeout(watching);
    const isAway = ledger.installed.all().some(({ modelId }) => looked.get(modelId) === 'drive-missing');
    if (isAway && !isStopped) watching = setTimeout(() => void look(), ports.tuning.healMs);
  };
  /** One look at a time; a wish during one is a further look after it, so that nothing is missed. */
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
        emit();
      });
    return looking;
  };
  const readings = createReadings(emit, () => void look());
  const historyPage = createHistoryPages(ledger);
  const undoList = createUndoList(ports, () => void look());

  const installed = (modelId: string): InstalledRow => {
    const row = ledger.installed.get(modelId);
    if (row === null) throw new NogginError('unknown-id', 'This model is not installed');
    return row;
  };
  const listed = (id: string): UnknownFile => {
    const file = unknown.find((each) => each.id === id);
    if (file === undefined) throw new NogginError('unknown-id', 'This file is no longer there');
    return file;
  };
  const noDownload = (modelId: string): void => {
    if (ledger.downloads.liveOfModel(modelId) === null) return;
    throw new NogginError('not-now', 'This model is being downloaded');
  };
  /** @throws NogginError when its drive is not there: what cannot be seen is not judged */
  const reachable = async (row: InstalledRow): Promise<void> => {
    if ((await lookAt(row)) !== 'drive-missing') return;
    throw new NogginError('folder-unavailable', 'The folder of this model is not there');
  };

  /** A partial of a model that is here, or on its way, begins nothing. */
  const isWanted = ({ beginsModel }: UnknownFile): boolean =>
    beginsModel !== null &&
    ledger.installed.get(beginsModel.id) === null &&
    ledger.downloads.liveOfModel(beginsModel.id) === null;

  const entry = (row: InstalledRow, currentId: string | null): LibraryEntryView =>
    toEntry(ports, row, {
      looked: looked.get(row.modelId) ?? 'present',
      isCurrent: row.modelId === currentId,
      reading: readings.of(row.modelId),
      error: readings.error(row.modelId),
    });

  const stopListening = downloads.onChange(({ kind }) => {
    if (kind !== 'installed' && kind !== 'gone') return;
    try {
      // At once, so that the first model is never shown as one among others; a look that fails tries it again.
      current.settle();
    } catch (error) {
      log.warn('the current model was not recorded', { error: String(error) });
    }
    void look();
  });

  return {
    look,
    view: () => {
      const currentId = current.read();
      return {
        entries: ledger.installed.all().map((row) => entry(row, currentId)),
        removals: ledger.removals.all().map(({ id, name, bytes, installed: was }) => ({
          id,
          name,
          bytes,
          isModel: was !== null,
        })),
        unknownFiles: unknown.map((file) =>
          toUnknownView(file, ports.now(), {
            beginsModel: isWanted(file) ? (file.beginsModel?.name ?? null) : null,
            reading: readings.of(file.id),
            error: readings.error(file.id),
          }),
        ),
      };
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    check: (modelId) => {
      const row = installed(modelId);
      noDownload(modelId);
      readings.start(modelId, 'checking', row.bytes, async (onProgress, signal) => {
        await reachable(row);
        await checkInstalled(ports, row, onProgress, signal);
      });
    },
    repair: (modelId) => {
      const row = installed(modelId);
      noDownload(modelId);
      readings.start(modelId, 'preparing', row.bytes, async (onProgress, signal) => {
        await reachable(row);
        await ports.release(modelId);
        const prepared = await prepareRepair(ports, row, onProgress, signal);
        if (prepared !== null) await beginRepair(downloads, prepared, signal);
      });
    },
    stopReading: readings.stop,
    remove: async (modelId) => {
      const row = installed(modelId);
      noDownload(modelId);
      await readings.stop(modelId);
      await ports.release(modelId);
      const state = await lookAt(row);
      if (state === 'missing' || state === 'drive-missing') {
        ledger.together(() => {
          ledger.installed.remove(modelId);
          ledger.damage.remove(modelId);
          if (row.downloadId !== null) ledger.pieces.forgetAll(row.downloadId);
        });
        return void (await look());
      }
      const wasCurrent = current.read() === modelId;
      await undoList.remove({ name: row.name, path: row.path, bytes: row.bytes, installed: row, wasCurrent });
      await look();
    },
    undoRemove: async (id) => {
      const row = await undoList.undo(id);
      if (row.wasCurrent && row.installed !== null) current.set(row.installed.modelId);
      await look();
    },
    finishRemove: async (id) => {
      await undoList.finish(id);
      await look();
    },
    makeCurrent: async (modelId) => {
      const row = installed(modelId);
      const state = await lookAt(row);
      looked.set(modelId, state);
      if (state === 'missing' || state === 'drive-missing') {
        emit();
        throw new NogginError('folder-unavailable', 'The file of this model is not there');
      }
      current.set(modelId);
      emit();
    },
    pathOf: async (modelId) => {
      const row = installed(modelId);
      const state = await lookAt(row);
      looked.set(modelId, state);
      emit();
      if (state !== 'missing' && state !== 'drive-missing') return row.path;
      throw new NogginError('folder-unavailable', 'The file of this model is not there');
    },
    examineFile: (id) => {
      const file = listed(id);
      if (file.kind !== 'model') throw new NogginError('not-now', 'A part of a model cannot be recognised');
      readings.start(id, 'checking', file.bytes, (onProgress, signal) =>
        examineFile(ports, file, onProgress, signal),
      );
    },
    adoptFile: async (id) => {
      const file = listed(id);
      if (file.kind === 'model') {
        await adoptUnverified(ports, file);
        return void (await look());
      }
      readings.start(id, 'preparing', file.bytes, (onProgress, signal) =>
        adoptPartial(ports, file, onProgress, signal),
      );
    },
    removeFile: async (id) => {
      const file = listed(id);
      await readings.stop(id);
      await unchanged(file);
      const name = escapeForDisplay(path.basename(file.path));
      await undoList.remove({ name, path: file.path, bytes: file.bytes, installed: null, wasCurrent: false });
      await look();
    },
    history: historyPage,
    story: (id) => storyOf(ledger, id),
    exportHistory: async (filter, file) => {
      const downloadsToTell = storiesOf(ledger, filter);
      const text = JSON.stringify({ exportedAtMs: ports.now(), filter, downloads: downloadsToTell }, null, 2);
      try {
        await writeFile(file, `${text}\n`);
      } catch (error) {
        throw diskError(error);
      }
    },
    recover: async () => {
      await undoList.recover();
      await look();
    },
    stop: async () => {
      isStopped = true;
      clearTimeout(watching);
      stopListening();
      undoList.stop();
      await readings.stopAll();
      await looking;
    },
  };
}
