import { Worker } from 'node:worker_threads';
import type { Bring, BringOutcome, BringProgress } from './port.ts';

/**
 * {@link Bring} in a worker thread of its own. Aborting the signal ends the thread between two chunks.
 * @param workerUrl the built or source file of ./worker.ts
 */
export function createRemoteBring(workerUrl: URL): Bring {
  return (spec, onProgress, signal) =>
    new Promise((resolve) => {
      const worker = new Worker(workerUrl, { workerData: spec });
      let outcome: BringOutcome = {
        ...{ kind: 'failed', code: 'internal', message: 'The worker ended without a word', details: {} },
      };
      const stop = (): void => {
        void worker.terminate();
      };
      worker.on('message', (message: { progress: BringProgress } | { outcome: BringOutcome }) => {
        if ('outcome' in message) outcome = message.outcome;
        else if (!signal.aborted) onProgress(message.progress);
      });
      worker.once('error', (error) => {
        const message = error instanceof Error ? error.message : String(error);
        outcome = { kind: 'failed', code: 'internal', message, details: {} };
      });
      worker.once('exit', () => {
        signal.removeEventListener('abort', stop);
        resolve(signal.aborted ? { kind: 'stopped' } : outcome);
      });
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
}
