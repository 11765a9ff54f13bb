import { Worker } from 'node:worker_threads';
import type { Verify, VerifyOutcome } from './port.ts';

/**
 * The verifier in a worker thread of its own. Aborting the signal ends the thread at once: it only reads.
 * @param workerUrl the built or source file of ./worker.ts
 */
export function createRemoteVerify(workerUrl: URL): Verify {
  return (spec, onProgress, signal) =>
    new Promise((resolve) => {
      const worker = new Worker(workerUrl, { workerData: spec });
      let outcome: VerifyOutcome = {
        ...{ kind: 'failed', code: 'internal', message: 'The verifier ended without a word' },
      };
      const stop = (): void => {
        void worker.terminate();
      };
      const settle = (end: VerifyOutcome): void => {
        signal.removeEventListener('abort', stop);
        resolve(signal.aborted ? { kind: 'stopped' } : end);
        stop();
      };
      worker.on('message', (message: { hashedBytes: number } | { outcome: VerifyOutcome }) => {
        if ('outcome' in message) settle(message.outcome);
        else onProgress(message.hashedBytes);
      });
      worker.once('error', (error) => {
        const message = error instanceof Error ? error.message : String(error);
        outcome = { kind: 'failed', code: 'internal', message };
      });
      worker.once('exit', () => settle(outcome));
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
}
