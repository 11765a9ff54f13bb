import type { Bottleneck, Waiting, WayView } from '../../src-preload/contract/downloads.ts';
import type { ErrorView } from '../../src-preload/contract/errors.ts';
import type { Stretch } from './piece-map.ts';

/** What is known of a running download beside the ledger. In memory only. */
export interface RuntimeState {
  /** Bytes in the partial, flushed or not; null while the ledger's count is all there is. */
  receivedBytes: number | null;
  hashedBytes: number;
  connections: number;
  /** Where connections are at work. */
  fetching: readonly Stretch[];
  way: WayView | null;
  bottleneck: Bottleneck | null;
  waiting: Waiting | null;
  /** Cause of a pause that is not the person's, for its sentence and Details. */
  cause: ErrorView | null;
  /** The ledger refused the last transition; it is retried (FAULTS C8). */
  stalled?: Waiting | null;
  /** The file has its final name: too late to pause or cancel. */
  renamed: boolean;
}

/** Runtime state without a job. */
export function createRuntimeState(cause: ErrorView | null = null): RuntimeState {
  return {
    receivedBytes: null,
    hashedBytes: 0,
    connections: 0,
    fetching: [],
    way: null,
    bottleneck: null,
    waiting: null,
    cause,
    renamed: false,
  };
}

/**
 * What is shown while the ledger refuses a transition.
 * @param before what was shown so far
 * @param nowMs epoch milliseconds
 * @param againMs milliseconds until the next try
 */
export function stalledBy(cause: ErrorView, before: Waiting | null, nowMs: number, againMs: number): Waiting {
  return { cause, untilMs: nowMs + againMs, attempt: (before?.attempt ?? 0) + 1 };
}
