import type {
  HistoryFilter,
  HistoryPageView,
  LibraryView,
  StoryView,
} from '../../src-preload/contract/library.ts';
import { exportHistory } from '../history/export-history.ts';
import { createHistoryPages, storyOf } from '../history/stories.ts';
import { createCurrentModel } from './current.ts';
import { createInstalledFiles } from './installed-files.ts';
import { createLooks } from './looks.ts';
import { createOtherFiles } from './other-files.ts';
import type { LibraryPorts } from './ports.ts';
import { createReadings } from './readings.ts';
import { createUndoList } from './undo-list.ts';

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
  const emit = (): void => {
    for (const listener of listeners) listener();
  };
  const current = createCurrentModel(ledger);
  const looks = createLooks(ports, current.settle, emit);
  const { look } = looks;
  const readings = createReadings(emit, () => void look());
  const undoList = createUndoList(ports, () => void look());
  const parts = { ...ports, looks, readings, undoList };
  const { entries, keyOf, ...installedFiles } = createInstalledFiles({ ...parts, current, changed: emit });
  const { views, keyOf: keyOfOther, ...otherFiles } = createOtherFiles(parts);

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
    ...installedFiles,
    ...otherFiles,
    look,
    view: () => ({ entries: entries(), removals: undoList.view(), unknownFiles: views() }),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stopReading: (key) => readings.stop(keyOf(key) ?? keyOfOther(key) ?? key),
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
    history: createHistoryPages(ledger),
    story: (id) => storyOf(ledger, id),
    exportHistory: (filter, file) => exportHistory(ledger, filter, file, ports.now()),
    recover: async () => {
      await undoList.recover();
      await look();
    },
    stop: async () => {
      stopListening();
      undoList.stop();
      await readings.stopAll();
      await looks.stop();
    },
  };
}
