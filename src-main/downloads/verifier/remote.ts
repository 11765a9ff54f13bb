import { runWorker } from '../../platform/run-worker.ts';
import type { Verify, VerifyOutcome } from './port.ts';

/**
 * The verifier in a worker thread of its own. Aborting the signal ends the thread at once: it only reads.
 * @param workerUrl the built or source file of ./worker.ts
 */
export function createRemoteVerify(workerUrl: URL): Verify {
  return (spec, onProgress, signal) =>
    runWorker<{ hashedBytes: number } | { outcome: VerifyOutcome }, VerifyOutcome>({
      url: workerUrl,
      data: spec,
      hear: (message) => {
        if ('outcome' in message) return message.outcome;
        onProgress(message.hashedBytes);
        return undefined;
      },
      broken: (message) => ({ kind: 'failed', code: 'internal', message }),
      stop: { signal, outcome: { kind: 'stopped' } },
    });
}
