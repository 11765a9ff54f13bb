import type { PieceRecord } from '../piece-map.ts';
import type { Tuning } from '../tuning.ts';
import type { PartialFile } from './partial-file.ts';

/** Flushes while bytes arrive: a crash loses little, and the end has little left to flush. */
export interface Checkpoints {
  /** Starts a checkpoint when enough bytes or time have passed. Cheap; call it often. */
  due(): void;
  /** Flushes what is left and reports it. @throws NogginError of the disk */
  flush(): Promise<void>;
  /** Waits for a checkpoint that is under way. */
  settle(): Promise<void>;
}

/**
 * Flushes in small portions, one after another, so that the disk stays close behind; reports less often, since every
 * report is a commit.
 * @param report gets what was flushed since the last report
 * @param failed gets the error of a flush that {@link Checkpoints.due} started
 */
export function keepCheckpoints(
  file: PartialFile,
  tuning: Pick<Tuning, 'flushBytes' | 'checkpointBytes' | 'checkpointMs'>,
  report: (pieces: readonly PieceRecord[]) => void,
  failed: (error: unknown) => void,
): Checkpoints {
  const flushed = new Map<number, PieceRecord>();
  let flushedBytes = 0;
  let running: Promise<void> | null = null;
  let lastMs = performance.now();

  const isLate = (): boolean => performance.now() - lastMs >= tuning.checkpointMs;
  const flushOnce = async (): Promise<void> => {
    const bytes = file.unflushedBytes();
    for (const piece of await file.checkpoint()) flushed.set(piece.index, piece);
    flushedBytes += bytes;
  };
  const tell = (): void => {
    lastMs = performance.now();
    flushedBytes = 0;
    if (flushed.size === 0) return;
    report([...flushed.values()]);
    flushed.clear();
  };
  const settle = async (): Promise<void> => {
    await running?.catch(() => {});
  };

  return {
    settle,
    due: () => {
      const unflushed = file.unflushedBytes();
      const isDue = unflushed >= tuning.flushBytes || (unflushed + flushedBytes > 0 && isLate());
      if (running !== null || !isDue) return;
      running = flushOnce()
        .then(() => {
          if (flushedBytes >= tuning.checkpointBytes || isLate()) tell();
        })
        .catch(failed)
        .finally(() => {
          running = null;
        });
    },
    flush: async () => {
      await settle();
      await flushOnce();
      tell();
    },
  };
}
