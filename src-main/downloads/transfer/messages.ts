import type { MessagePort } from 'node:worker_threads';
import type { PieceRecord } from '../piece-map.ts';
import type {
  SourceFacts,
  TransferOutcome,
  TransferProgress,
  TransferSpec,
  TransferWaiting,
} from './port.ts';

/** What main gives the worker as `workerData`. */
export interface TransferJob {
  readonly spec: TransferSpec;
  /** Leads to the system's network; null where there is none. */
  readonly system: MessagePort | null;
}

/** What the worker tells main. */
export type FromTransferWorker =
  | { readonly kind: 'progress'; readonly progress: TransferProgress }
  | { readonly kind: 'source'; readonly facts: SourceFacts }
  | { readonly kind: 'checkpoint'; readonly pieces: readonly PieceRecord[] }
  | { readonly kind: 'waiting'; readonly waiting: TransferWaiting | null }
  | { readonly kind: 'outcome'; readonly outcome: TransferOutcome };

/** What main tells the worker. */
export interface ToTransferWorker {
  readonly kind: 'stop';
}
