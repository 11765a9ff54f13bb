import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type {
  HistoryFilter,
  HistoryPageView,
  LibraryView,
  ReadingView,
  StoryView,
} from '../../src-preload/contract/library.ts';
import { NogginError } from '../errors.ts';
import { createHistoryPages, storiesOf, storyOf } from '../history/stories.ts';
import type { InstalledFile } from '../ledger/installed.ts';
import { byModel, isWhole } from '../models/installed-models.ts';
import { escapeForDisplay } from '../names/for-display.ts';
import { diskError } from '../platform/disk-errors.ts';
import { adoptPartial, adoptUnverified, examineFile, unchanged } from './adopt.ts';
import { checkInstalled } from './check.ts';
import { createCurrentModel } from './current.ts';
import { type Files, stateOf, toEntry } from './entry.ts';
import { type LookedState, lookAt } from './health.ts';
import type { LibraryPorts } from './ports.ts';
import { createReadings, type Readings } from './readings.ts';
import { beginRepair, prepareRepair } from './repair.ts';
import { createUndoList } from './undo-list.ts';
import { findUnknownFiles, toUnknownView, type UnknownFile } from './unknown-files.ts';
import { groupUnknown, groupView, type UnknownGroup } from './unknown-models.ts';

/**
 * What is installed, and what else lies in the models folder. A model in several files is one; files whose others are
 * missing stand for themselves. Commands throw a NogginError when they cannot be done.
 */
export interface Library {
  view(): LibraryView;
  /** The view, or what is installed, has changed. Many times a second while reading. */
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
      // Keep the last list: an unreadable folder is not an empty one.
      log.warn('other files of the models folder were not listed', { error: String(error) });
      return unknown;
    });
    current.settle();
  };
  /** Watch for missing drives, while there are any. */
  const watchForDrives = (): void => {
    clearTimeout(watching);
    const isAway = ledger.installed.all().some(({ modelId }) => looked.get(modelId) === 'drive-missing');
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
        emit();
      });
    return looking;
  };
  const readings = createReadings(emit, () => void look());
  const historyPage = createHistoryPages(ledger);
  const undoList = createUndoList(ports, () => void look());
  /** Drops the entry of a missing file; there is nothing to undo. */
  const forget = (file: InstalledFile): void =>
    ledger.transaction(() => {
      ledger.installed.remove(file.modelId);
      ledger.damage.remove(file.modelId);
      if (file.downloadId !== null) ledger.pieces.forgetAll(file.downloadId);
    });

  const models = (): readonly Files[] =>
    byModel(ledger.installed.all()).flatMap((files): readonly Files[] =>
      isWhole(files) ? [files] : files.map((file) => [file]),
    );
  /** @throws NogginError `unknown-id` */
  const installed = (modelId: string): Files => {
    const files = models().find((each) => each.some((file) => file.modelId === modelId));
    if (files === undefined) throw new NogginError('unknown-id', 'This model is not installed');
    return files;
  };
  const nameOf = (file: UnknownFile): string => path.basename(file.path);
  /** @throws NogginError `unknown-id` */
  const listed = (id: string): UnknownGroup => {
    const group = groupUnknown(unknown, nameOf).find((files) => files.some((file) => file.id === id));
    if (group === undefined) throw new NogginError('unknown-id', 'This file is no longer there');
    return group;
  };
  const noDownload = (files: Files): void => {
    if (files.every(({ modelId }) => ledger.downloads.liveOfModel(modelId) === null)) return;
    throw new NogginError('not-now', 'This model is being downloaded');
  };
  const lookedAs = (file: InstalledFile): LookedState => looked.get(file.modelId) ?? 'present';
  /** @throws NogginError when its drive is not there: what cannot be seen is not judged */
  const reachable = async (file: InstalledFile): Promise<void> => {
    if ((await lookAt(file)) !== 'drive-missing') return;
    throw new NogginError('folder-unavailable', 'The folder of this model is not there');
  };
  /** Looks at the files of a model now. @throws NogginError `folder-unavailable` when one is not there */
  const expectThere = async (files: Files): Promise<void> => {
    for (const file of files) looked.set(file.modelId, await lookAt(file));
    emit();
    const isAway = files.some((file) => ['missing', 'drive-missing'].includes(lookedAs(file)));
    if (isAway) throw new NogginError('folder-unavailable', 'The file of this model is not there');
  };

  /** A partial of a model that is here, or on its way, begins nothing. */
  const isWanted = ({ beginsModel }: UnknownFile): boolean =>
    beginsModel !== null &&
    ledger.installed.get(beginsModel.id) === null &&
    ledger.downloads.liveOfModel(beginsModel.id) === null;

  const unknownView = (group: UnknownGroup): LibraryView['unknownFiles'][number] => {
    const [first] = group;
    const views = group.map((file) =>
      toUnknownView(file, ports.now(), {
        beginsModel: isWanted(file) ? (file.beginsModel?.name ?? null) : null,
        reading: null,
        error: readings.error(first.id),
      }),
    );
    return groupView([views[0] as (typeof views)[0], ...views.slice(1)], readings.of(first.id));
  };

  const stopListening = downloads.onChange(({ kind }) => {
    if (kind !== 'installed' && kind !== 'gone') return;
    try {
      // At once, so that the first model is current from the start.
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
        entries: models().map((files) => {
          const [{ modelId }] = files;
          return toEntry(ports, files, {
            looked: lookedAs,
            isCurrent: files.some((file) => file.modelId === currentId),
            reading: readings.of(modelId),
            error: readings.error(modelId),
          });
        }),
        removals: undoList.view(),
        unknownFiles: groupUnknown(unknown, nameOf).map(unknownView),
      };
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    check: (modelId) => {
      const files = installed(modelId);
      noDownload(files);
      readOneByOne(readings, 'checking', files[0].modelId, files, async (file, onProgress, signal) => {
        await reachable(file);
        await checkInstalled(ports, file, onProgress, signal);
      });
    },
    repair: (modelId) => {
      const files = installed(modelId);
      noDownload(files);
      const isBroken = (file: InstalledFile): boolean =>
        ['damaged', 'missing', 'changed'].includes(stateOf(ports, file, lookedAs(file)));
      const broken = files.filter(isBroken);
      const key = files[0].modelId;
      readOneByOne(
        readings,
        'preparing',
        key,
        broken.length > 0 ? broken : files,
        async (file, onProgress, signal) => {
          await reachable(file);
          await ports.release(key);
          const prepared = await prepareRepair(ports, file, onProgress, signal);
          if (prepared !== null) await beginRepair(downloads, prepared, signal);
        },
      );
    },
    stopReading: (key) => {
      const model = models().find((files) => files.some(({ modelId }) => modelId === key));
      const group = groupUnknown(unknown, nameOf).find((files) => files.some(({ id }) => id === key));
      return readings.stop(model?.[0].modelId ?? group?.[0].id ?? key);
    },
    remove: async (modelId) => {
      const files = installed(modelId);
      noDownload(files);
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
      await undoList.remove(there.map((file) => ({ ...filePart(file), installed: file, wasCurrent })));
      await look();
    },
    undoRemove: async (id) => {
      const rows = await undoList.undo(id);
      const file = rows.find(({ wasCurrent }) => wasCurrent)?.installed ?? null;
      if (file !== null) current.set(file.ofModel);
      await look();
    },
    finishRemove: async (id) => {
      await undoList.finish(id);
      await look();
    },
    makeCurrent: async (modelId) => {
      const files = installed(modelId);
      if (!isWhole(files)) throw new NogginError('not-now', 'Other files of this model are missing');
      await expectThere(files);
      current.set(files[0].modelId);
      emit();
    },
    pathOf: async (modelId) => {
      const files = installed(modelId);
      await expectThere(files);
      return files[0].path;
    },
    examineFile: (id) => {
      const group = listed(id);
      const [first] = group;
      if (first.kind !== 'model') throw new NogginError('not-now', 'A part of a model cannot be recognised');
      const unread = group.filter(({ finding }) => finding === 'unread');
      readOneByOne(
        readings,
        'checking',
        first.id,
        unread.length > 0 ? unread : group,
        (file, onProgress, signal) => examineFile(ports, file, onProgress, signal),
      );
    },
    adoptFile: async (id) => {
      const group = listed(id);
      const [first] = group;
      if (first.kind === 'model') {
        await adoptUnverified(ports, group);
        return void (await look());
      }
      readings.start(first.id, 'preparing', first.bytes, (onProgress, signal) =>
        adoptPartial(ports, first, onProgress, signal),
      );
    },
    removeFile: async (id) => {
      const group = listed(id);
      await readings.stop(group[0].id);
      for (const file of group) await unchanged(file);
      const removables = group.map((file) => ({
        name: escapeForDisplay(nameOf(file)),
        ...{ path: file.path, bytes: file.bytes, installed: null, wasCurrent: false },
      }));
      await undoList.remove(removables);
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

function filePart({ name, path: file, bytes }: InstalledFile) {
  return { name, path: file, bytes };
}

/** Reads files one after another as one reading, so that the disk reads one at a time. */
function readOneByOne<T extends { readonly bytes: number }>(
  readings: Pick<Readings, 'start'>,
  kind: ReadingView['kind'],
  key: string,
  files: readonly T[],
  read: (file: T, onProgress: (bytes: number) => void, signal: AbortSignal) => Promise<void>,
): void {
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  readings.start(key, kind, totalBytes, async (onProgress, signal) => {
    let before = 0;
    for (const file of files) {
      await read(file, (bytes) => onProgress(before + bytes), signal);
      if (signal.aborted) return;
      before += file.bytes;
    }
  });
}
