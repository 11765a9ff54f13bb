import { runWorker } from '../platform/run-worker.ts';
import type { Bring, BringOutcome, BringProgress } from './port.ts';

/**
 * {@link Bring} in a worker thread of its own. Aborting the signal ends the thread between two chunks.
 * @param workerUrl the built or source file of ./worker.ts
 */
export function createRemoteBring(workerUrl: URL): Bring {
  return (spec, onProgress, signal) =>
    runWorker<{ progress: BringProgress } | { outcome: BringOutcome }, BringOutcome>({
      url: workerUrl,
      data: spec,
      hear: (message) => {
        if ('outcome' in message) return message.outcome;
        onProgress(message.progress);
        return undefined;
      },
      broken: (message) => ({ kind: 'failed', code: 'internal', message, details: {} }),
      // The file under the temporary name is the caller's to remove: the thread must be gone before.
      stop: { signal, outcome: { kind: 'stopped' }, waitsForEnd: true },
    });
}
