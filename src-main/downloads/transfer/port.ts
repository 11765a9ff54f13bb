import type { Bottleneck } from '../../../src-preload/contract/downloads.ts';
import type { ErrorCode, ErrorDetails } from '../../../src-preload/contract/errors.ts';
import type { AddressPolicy } from '../../http/address.ts';
import type { Way } from '../../http/client.ts';
import type { Credentials } from '../../http/credentials.ts';
import type { Validator } from '../../http/validators.ts';
import type { PieceRecord, Stretch } from '../piece-map.ts';
import type { Tuning } from '../tuning.ts';

/** Everything a transfer needs to know; plain data, so that it can cross to a worker thread. */
export interface TransferSpec {
  readonly url: string;
  readonly partialPath: string;
  /** Bytes of the file by the catalogue, or null when unknown (FAULTS A7). */
  readonly expectedBytes: number | null;
  /** Size and SHA-256 are known: the hash judges what comes, whatever the source calls its version. */
  readonly isProvable: boolean;
  /** Bytes of the file by an earlier answer, or null; of the version that `pieces` are of. */
  readonly recordedBytes: number | null;
  /** What the ledger holds as durable. */
  readonly pieces: readonly PieceRecord[];
  /** The version those pieces are of. */
  readonly validator: Validator | null;
  /** Asks caches on the way to look at the source again: the second try after wrong bytes (FAULTS A22). */
  readonly bypassCaches: boolean;
  /** The source has refused to serve parts: one connection from the start. */
  readonly singleStream: boolean;
  /** … and answers wrongly when it is asked for a part: without a Range from the start. */
  readonly rangeless: boolean;
  /** Shown to the origin it is for, never to where that redirects. */
  readonly credentials?: Credentials | null;
  readonly policy: AddressPolicy;
  readonly tuning: Tuning;
  /** Where main tells this transfer its share of speed and connections, see ./share.ts. */
  readonly share: SharedArrayBuffer;
  /** Where the contiguous front is published for the verifier, see ../verifier/front.ts. */
  readonly front: SharedArrayBuffer;
}

/** Why a transfer starts over from byte 0. */
export type RestartReason = 'ranges-ignored' | 'no-ranges' | 'source-changed' | 'partial-too-long';

export interface TransferProgress {
  readonly receivedBytes: number;
  readonly totalBytes: number | null;
  readonly connections: number;
  /** What each connection has still to bring of its stretch. */
  readonly fetching: readonly Stretch[];
  readonly bottleneck: Bottleneck | null;
}

export interface TransferWaiting {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
  /** Milliseconds from the report until the next try. */
  readonly waitMs: number;
  readonly attempt: number;
}

/** What the source said of the file, once known or changed. */
export interface SourceFacts {
  readonly totalBytes: number | null;
  readonly validator: Validator;
  readonly way: Way;
  /** It answered without our token what it refused with it. */
  readonly isTokenInvalid: boolean;
}

/** What a transfer tells while it runs. */
export interface TransferEvents {
  progress(progress: TransferProgress): void;
  source(facts: SourceFacts): void;
  /** These pieces are flushed to the disk now: safe to record. */
  checkpoint(pieces: readonly PieceRecord[]): void;
  /** Null: bytes flow again. */
  waiting(waiting: TransferWaiting | null): void;
}

/** How a transfer ended; whatever it is, all that was received has been flushed and reported. */
export type TransferOutcome =
  | { readonly kind: 'complete'; readonly totalBytes: number }
  | { readonly kind: 'stopped' }
  /** What is recorded of the pieces must be forgotten, then all of it fetched anew. Nothing was overwritten yet. */
  | { readonly kind: 'restart'; readonly reason: RestartReason }
  | {
      readonly kind: 'failed';
      readonly code: ErrorCode;
      readonly message: string;
      readonly details: ErrorDetails;
    };

/** Brings the missing bytes of one file into its partial. Aborting the signal flushes and stops. Never rejects. */
export type Transfer = (
  spec: TransferSpec,
  events: TransferEvents,
  signal: AbortSignal,
) => Promise<TransferOutcome>;
