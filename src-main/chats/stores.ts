import { existsSync } from 'node:fs';
import type { Log } from '../log-port.ts';
import { openChatStore, openChatStoreInMemory, removeSetAside } from './open.ts';
import type { ChatStore } from './store.ts';

/** Where conversations are at the moment: on the disk, or, when they are not to be kept, in memory. */
export interface Stores {
  /**
   * Opened when first asked for.
   * @throws NogginError `chats-from-future`, `chats-unavailable`, `disk-full`; the next call tries again
   */
  current(): ChatStore;
  /** Whether this is where conversations are now. Opens nothing. */
  isCurrent(store: ChatStore): boolean;
  /** Deletes everything, kept or not, and what was set aside. @throws NogginError as {@link current} */
  clear(): void;
  close(): void;
}

export interface StoresOptions {
  readonly file: string;
  /** Whether conversations are kept. */
  keep(): boolean;
  now(): number;
  readonly log: Pick<Log, 'warn'>;
}

/** Opens stores as they are needed. */
export function createStores({ file, keep, now, log }: StoresOptions): Stores {
  let kept: ChatStore | null = null;
  let unkept: ChatStore | null = null;

  const openKept = (): ChatStore => {
    if (kept !== null) return kept;
    const { store, setAside } = openChatStore(file, now);
    if (setAside !== null) log.warn('conversations were damaged and set aside', { to: setAside });
    kept = store;
    return store;
  };
  return {
    current: () => {
      if (keep()) return openKept();
      unkept ??= openChatStoreInMemory(now);
      return unkept;
    },
    isCurrent: (store) => store === (keep() ? kept : unkept),
    clear: () => {
      unkept?.clear();
      if (kept !== null || existsSync(file)) openKept().clear();
      removeSetAside(file);
    },
    close: () => {
      kept?.close();
      unkept?.close();
      [kept, unkept] = [null, null];
    },
  };
}
