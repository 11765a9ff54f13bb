import { useSyncExternalStore } from 'react';
import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import type { FirstWordsView } from '../../src-preload/contract/first-words.ts';
import type { AppSnapshot } from '../../src-preload/contract/snapshot.ts';
import { store } from './store.ts';

/**
 * A part of the snapshot; re-renders when that part changes. `select` must answer a part that exists, or keep the
 * identity of what it builds (see `stableList`). Only below a screen that is shown when main has answered.
 */
export function useSnapshot<T>(select: (snapshot: AppSnapshot) => T): T {
  const read = (): T => {
    const state = store.current();
    if (state.phase !== 'ready') throw new Error('The snapshot was read before it came');
    return select(state.snapshot);
  };
  // Said twice: tests draw without a window.
  return useSyncExternalStore(store.subscribe, read, read);
}

/** One download; one tick of progress re-renders one row. Undefined when it is gone. */
export function useDownload(id: string): DownloadView | undefined {
  return useSnapshot(({ downloads }) => downloads.find((download) => download.id === id));
}

/** Whether an installed model answers here; null when it was never asked. */
export function useFirstWords(modelId: string): FirstWordsView | null {
  return useSnapshot(({ firstWords }) => firstWords.find((each) => each.modelId === modelId) ?? null);
}
