import { parentPort, workerData } from 'node:worker_threads';
import { createSocketClient } from '../../http/socket-client.ts';
import { createChoosingClient } from '../../http/system/choosing-client.ts';
import { createRemoteSystem } from '../../http/system/remote.ts';
import { largestReadBytes } from '../../http/wire.ts';
import { isReachable } from '../../platform/network.ts';
import type { FromTransferWorker, ToTransferWorker, TransferJob } from './messages.ts';
import { thisComputer } from './network-change.ts';
import { readSharedLimits } from './shared-limits.ts';
import { createTransfer } from './transfer.ts';

const limitedReadBytes = 32 * 1024;

/** The thread that reads sockets and writes the partial, so that the window waits for neither. */
async function main(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('This file is a worker');
  const tell = (message: FromTransferWorker): void => port.postMessage(message);
  const stop = new AbortController();
  port.on('message', (message: ToTransferWorker) => {
    if (message.kind === 'stop') stop.abort();
  });

  const { spec, system } = workerData as TransferJob;
  const network = system === null ? null : createRemoteSystem(system);
  // Read little at a time under a speed limit, or each connection takes a second's worth at once.
  const readBytes = (): number =>
    readSharedLimits(spec.share).bytesPerSecond > 0 ? limitedReadBytes : largestReadBytes;
  const own = createSocketClient(readBytes, network?.findRoutes);
  const http = network === null ? own : createChoosingClient(own, network.client);
  const transfer = createTransfer({
    http,
    now: Date.now,
    random: Math.random,
    isReachable,
    networkWatch: thisComputer,
  });
  const outcome = await transfer(
    spec,
    {
      progress: (progress) => tell({ kind: 'progress', progress }),
      source: (facts) => tell({ kind: 'source', facts }),
      checkpoint: (pieces) => tell({ kind: 'checkpoint', pieces }),
      waiting: (waiting) => tell({ kind: 'waiting', waiting }),
    },
    stop.signal,
  );
  http.close();
  tell({ kind: 'outcome', outcome });
  port.close();
}

void main();
