import { open } from 'node:fs/promises';

/** Flushes the write-ahead log without blocking the caller's thread. */
export interface LogFlusher {
  /**
   * Resolves when all commits so far are on the disk, or cannot be: the next durable commit then fails, and can say
   * so.
   */
  flush(): Promise<void>;
}

/** @param ledgerFile the database; its log lies beside it (https://sqlite.org/fileformat2.html#the_write_ahead_log) */
export function createWalFlusher(ledgerFile: string): LogFlusher {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  const flushOnce = async (): Promise<void> => {
    try {
      const handle = await open(`${ledgerFile}-wal`, 'r+');
      await handle.datasync().finally(() => handle.close());
    } catch {
      // See above.
    }
  };
  const begin = (): Promise<void> => {
    next = null;
    running = flushOnce().finally(() => {
      running = null;
    });
    return running;
  };
  return {
    // A flush under way may miss the latest commit; one more afterwards covers all.
    flush: () => {
      if (running === null) return begin();
      next ??= running.then(begin);
      return next;
    },
  };
}
