import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { SystemNetwork } from '../../http/system/port.ts';
import { serveSystemNetwork } from '../../http/system/serve.ts';
import { runWorker } from '../../platform/run-worker.ts';
import type { FromTransferWorker, ToTransferWorker, TransferJob } from './messages.ts';
import type { Transfer, TransferEvents, TransferOutcome } from './port.ts';

/**
 * The transfer in a worker thread of its own: what it tells is heard here, in the order it was told.
 * A worker that does not stop in time (a disk that hangs) is ended and left behind.
 * @param workerUrl the built or source file of ./worker.ts
 * @param network the system's, where there is one: tells of proxies, and is the second transport
 */
export function createRemoteTransfer(workerUrl: URL, network: SystemNetwork | null = null): Transfer {
  return (spec, events, signal) => {
    const system = network === null ? null : connectTo(network);
    const data: TransferJob = { spec, system };
    const message: ToTransferWorker = { kind: 'stop' };
    return runWorker<FromTransferWorker, TransferOutcome>({
      url: workerUrl,
      data,
      transfer: system === null ? [] : [system],
      hear: (told) => hear(told, events),
      broken: (why) => ({ kind: 'failed', code: 'internal', message: why, details: {} }),
      stop: { signal, outcome: { kind: 'stopped' }, politely: { message, withinMs: spec.tuning.stopMs } },
    });
  };
}

function hear(message: FromTransferWorker, events: TransferEvents): TransferOutcome | undefined {
  switch (message.kind) {
    case 'progress':
      events.progress(message.progress);
      return undefined;
    case 'source':
      events.source(message.facts);
      return undefined;
    case 'checkpoint':
      events.checkpoint(message.pieces);
      return undefined;
    case 'waiting':
      events.waiting(message.waiting);
      return undefined;
    case 'outcome':
      return message.outcome;
  }
}

/** The worker's end of a line to the system's network. */
function connectTo(network: SystemNetwork): MessagePort {
  const { port1, port2 } = new MessageChannel();
  serveSystemNetwork(network, port1);
  return port2;
}
