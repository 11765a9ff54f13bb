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
  /** Size and SHA-256 are published: the hash decides, whatever the version. */
  readonly isProvable: boolean;
  /** Bytes of the file by an earlier answer, or null; of the version that `pieces` are of. */
  readonly recordedBytes: number | null;
  /** What the ledger holds as durable. */
  readonly pieces: readonly PieceRecord[];
  /** The version those pieces are of. */
  readonly validator: Validator | null;
  /** Asks caches to revalidate: the second attempt after wrong bytes (FAULTS A22). */
  readonly bypassCaches: boolean;
  /** The source serves no parts: one connection. */
  readonly singleStream: boolean;
  /** … and answers ranges wrongly: ask without a Range. */
  readonly rangeless: boolean;
  /** Sent to its own origin, never after a redirect. */
  readonly credentials?: Credentials | null;
  readonly policy: AddressPolicy;
  readonly tuning: Tuning;
  /** Shared limits of this transfer, see ./shared-limits.ts. */
  readonly share: SharedArrayBuffer;
  /** Contiguous bytes, for the verifier, see ../verifier/contiguous-bytes.ts. */
  readonly front: SharedArrayBuffer;
}

/** Why a transfer starts over from byte 0. */
export type RestartReason = 'ranges-ignored' | 'no-ranges' | 'source-changed' | 'partial-too-long';

export interface TransferProgress {
  readonly receivedBytes: number;
  readonly totalBytes: number | null;
  readonly connections: number;
  /** What each connection has left of its segment. */
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
  /** It refused our token and served without it. */
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
  /** Forget all pieces and fetch everything anew. Nothing was overwritten yet. */
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
