import { toErrorView } from '../errors.ts';
import type { ChatPorts } from './ports.ts';
import type { ChatStore } from './store.ts';

/** How long a removed conversation can be brought back, in milliseconds. */
const undoMs = 10 * 60 * 1000;

/** The store that is in use, without what was removed too long ago. */
export interface PresentStore {
  /** Deletes what was removed too long ago when the store is first used. @throws NogginError as Stores.current */
  get(): ChatStore;
  /** Deletes what can no longer be brought back, and the rest when its time has come. */
  purge(store: ChatStore): void;
  stop(): void;
}

/** Keeps removed conversations for a while. */
export function createPresentStore({
  stores,
  clock,
  log,
}: Pick<ChatPorts, 'stores' | 'clock' | 'log'>): PresentStore {
  let timer: { cancel(): void } | null = null;
  const purged = new WeakSet<ChatStore>();

  const purge = (store: ChatStore): void => {
    timer?.cancel();
    timer = null;
    const next = store.purge(clock.now() - undoMs);
    if (next === null) return;
    timer = clock.later(Math.max(1000, next + undoMs - clock.now()), () => {
      try {
        purge(store);
      } catch (error) {
        log.warn('removed conversations could not be deleted yet', { code: toErrorView(error).code });
      }
    });
  };

  return {
    purge,
    get: () => {
      const store = stores.current();
      if (!purged.has(store)) {
        purged.add(store);
        purge(store);
      }
      return store;
    },
    stop: () => timer?.cancel(),
  };
}
