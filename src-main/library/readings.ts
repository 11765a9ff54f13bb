import type { ErrorView } from '../../src-preload/contract/errors.ts';
import type { ReadingView } from '../../src-preload/contract/library.ts';
import { NogginError, toErrorView } from '../errors.ts';
import { diskError } from '../platform/disk-errors.ts';

/** Long readings of files, one at a time for each key: their progress, their end, and how to stop them. */
export interface Readings {
  /**
   * Starts one and returns at once; an error is kept for {@link Readings.error}.
   * @throws NogginError `not-now` when this key is at work already
   */
  start(
    key: string,
    kind: ReadingView['kind'],
    totalBytes: number,
    work: (onProgress: (bytes: number) => void, signal: AbortSignal) => Promise<void>,
  ): void;
  isAtWork(key: string): boolean;
  of(key: string): ReadingView | null;
  error(key: string): ErrorView | null;
  /** Resolves when it has ended; one that is not at work is as good. */
  stop(key: string): Promise<void>;
  stopAll(): Promise<void>;
}

interface Reading {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
  view: ReadingView;
}

/**
 * @param changed called with every progress
 * @param ended called once after the end of each, whatever it was
 */
export function createReadings(changed: () => void, ended: () => void): Readings {
  const running = new Map<string, Reading>();
  const errors = new Map<string, ErrorView>();

  const stop = async (key: string): Promise<void> => {
    const reading = running.get(key);
    reading?.stop.abort();
    await reading?.ended;
  };
  return {
    start: (key, kind, totalBytes, work) => {
      if (running.has(key)) throw new NogginError('not-now', 'This file is being read already');
      errors.delete(key);
      const controller = new AbortController();
      const onProgress = (doneBytes: number): void => {
        const reading = running.get(key);
        if (reading === undefined) return;
        reading.view = { ...reading.view, doneBytes };
        changed();
      };
      const end = Promise.resolve()
        .then(() => work(onProgress, controller.signal))
        .catch((error: unknown) => {
          if (!controller.signal.aborted) errors.set(key, toErrorView(diskError(error)));
        })
        .then(() => {
          running.delete(key);
          ended();
        });
      running.set(key, { stop: controller, ended: end, view: { kind, doneBytes: 0, totalBytes } });
      changed();
    },
    isAtWork: (key) => running.has(key),
    of: (key) => running.get(key)?.view ?? null,
    error: (key) => errors.get(key) ?? null,
    stop,
    stopAll: async () => {
      await Promise.all([...running.keys()].map(stop));
    },
  };
}

/** Reads files one after another as one reading, so that the disk reads one at a time. */
export function readOneByOne<T extends { readonly bytes: number }>(
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
