import type { LibraryEntryView } from '../../../src-preload/contract/library.ts';
import { useSnapshot } from '../../state/hooks.ts';

/** What the library knows of an installed model; undefined while it comes or goes. */
export function useLibraryEntry(modelId: string): LibraryEntryView | undefined {
  return useSnapshot(({ library }) => library.entries.find((each) => each.modelId === modelId));
}
