import type { PieceRecord } from '../piece-map.ts';
import type {
  RestartReason,
  SourceFacts,
  TransferOutcome,
  TransferProgress,
  TransferWaiting,
} from './port.ts';

/** What the worker tells main. The spec goes the other way as `workerData`. */
export type FromTransferWorker =
  | { readonly kind: 'progress'; readonly progress: TransferProgress }
  | { readonly kind: 'source'; readonly facts: SourceFacts }
  | { readonly kind: 'checkpoint'; readonly pieces: readonly PieceRecord[] }
  | { readonly kind: 'waiting'; readonly waiting: TransferWaiting | null }
  | { readonly kind: 'restarting'; readonly reason: RestartReason }
  | { readonly kind: 'outcome'; readonly outcome: TransferOutcome };

/** What main tells the worker. */
export type ToTransferWorker =
  | { readonly kind: 'stop' }
  /** Answer to `restarting`: the ledger has forgotten the pieces. */
  | { readonly kind: 'restart' };
