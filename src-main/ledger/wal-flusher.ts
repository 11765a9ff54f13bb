import { open } from 'node:fs/promises';

/** Brings the write-ahead log to the disk without the caller's thread waiting for it. */
export interface LogFlusher {
  /**
   * Resolves when what has been committed by now is on the disk, or cannot be brought there: a disk that fails here
   * fails the next commit that must be durable as well, and that one can say so.
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
    // One that is under way may have begun too early for the latest commit; one more after it is enough for all.
    flush: () => {
      if (running === null) return begin();
      next ??= running.then(begin);
      return next;
    },
  };
}
