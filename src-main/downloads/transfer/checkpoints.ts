import type { Numbers } from '../numbers.ts';
import type { PieceRecord } from '../piece-map.ts';
import type { PartialFile } from './partial-file.ts';

/** Flushes as the bytes come, so that little is lost at a crash and nothing is left to flush at the end. */
export interface Checkpoints {
  /** Starts a checkpoint when enough bytes or time have gone by. Cheap; call it often. */
  due(): void;
  /** Flushes what is left and reports it. @throws NogginError of the disk */
  flush(): Promise<void>;
  /** Waits for a checkpoint that is under way. */
  settle(): Promise<void>;
}

/**
 * @param report gets the records of each checkpoint, after the flush
 * @param failed gets the error of one that {@link Checkpoints.due} started
 */
export function keepCheckpoints(
  file: PartialFile,
  numbers: Pick<Numbers, 'checkpointBytes' | 'checkpointMs'>,
  report: (pieces: readonly PieceRecord[]) => void,
  failed: (error: unknown) => void,
): Checkpoints {
  let running: Promise<void> | null = null;
  let lastMs = performance.now();

  const run = async (): Promise<void> => {
    lastMs = performance.now();
    const pieces = await file.checkpoint();
    if (pieces.length > 0) report(pieces);
  };
  const settle = async (): Promise<void> => {
    await running?.catch(() => {});
  };

  return {
    settle,
    due: () => {
      const unflushed = file.unflushedBytes();
      const isDue =
        unflushed >= numbers.checkpointBytes ||
        (unflushed > 0 && performance.now() - lastMs >= numbers.checkpointMs);
      if (running !== null || !isDue) return;
      running = run()
        .catch(failed)
        .finally(() => {
          running = null;
        });
    },
    flush: async () => {
      await settle();
      await run();
    },
  };
}
