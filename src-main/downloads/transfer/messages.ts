import type { PieceRecord } from '../piece-map.ts';
import type { SourceFacts, TransferOutcome, TransferProgress, TransferWaiting } from './port.ts';

/** What the worker tells main. The spec goes the other way as `workerData`. */
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
