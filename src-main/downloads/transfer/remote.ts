import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { SystemNetwork } from '../../http/system/port.ts';
import { serveSystemNetwork } from '../../http/system/serve.ts';
import type { FromTransferWorker, ToTransferWorker, TransferJob } from './messages.ts';
import type { Transfer, TransferOutcome } from './port.ts';

/**
 * The transfer in a worker thread of its own: what it tells is heard here, in the order it was told.
 * A worker that does not stop in time (a disk that hangs) is ended and left behind.
 * @param workerUrl the built or source file of ./worker.ts
 * @param network the system's, where there is one: tells of proxies, and is the second transport
 */
export function createRemoteTransfer(workerUrl: URL, network: SystemNetwork | null = null): Transfer {
  return (spec, events, signal) =>
    new Promise((resolve) => {
      const system = network === null ? null : connectTo(network);
      const job: TransferJob = { spec, system };
      const worker = new Worker(workerUrl, {
        workerData: job,
        transferList: system === null ? [] : [system],
      });
      const tell = (message: ToTransferWorker): void => worker.postMessage(message);
      let outcome: TransferOutcome = internal('The transfer worker ended without a word');
      let lateStop: NodeJS.Timeout | undefined;
      const settle = (end: TransferOutcome): void => {
        clearTimeout(lateStop);
        signal.removeEventListener('abort', stop);
        resolve(end);
      };
      const stop = (): void => {
        tell({ kind: 'stop' });
        lateStop = setTimeout(() => {
          outcome = { kind: 'stopped' };
          void worker.terminate();
        }, spec.tuning.stopMs);
      };

      worker.on('message', (message: FromTransferWorker) => {
        switch (message.kind) {
          case 'progress':
            return events.progress(message.progress);
          case 'source':
            return events.source(message.facts);
          case 'checkpoint':
            return events.checkpoint(message.pieces);
          case 'waiting':
            return events.waiting(message.waiting);
          case 'outcome':
            // Its file is closed. A connection that somehow stayed open must not keep all that came waiting for the thread.
            settle(message.outcome);
            void worker.terminate();
            return;
        }
      });
      worker.once('error', (error) => {
        outcome = internal(error instanceof Error ? error.message : String(error));
      });
      worker.once('exit', () => settle(outcome));
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
}

/** The worker's end of a line to the system's network. */
function connectTo(network: SystemNetwork): MessagePort {
  const { port1, port2 } = new MessageChannel();
  serveSystemNetwork(network, port1);
  return port2;
}

function internal(message: string): TransferOutcome {
  return { kind: 'failed', code: 'internal', message, details: {} };
}
