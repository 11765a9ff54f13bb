import type { AddressPolicy } from '../http/address.ts';
import type { Credentials } from '../http/credentials.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Log } from '../log-port.ts';
import type { Bring } from '../model-files/port.ts';
import type { DownloadHours } from './hours.ts';
import type { Transfer } from './transfer/port.ts';
import type { Tuning } from './tuning.ts';
import type { Verify } from './verifier/port.ts';

/** A model as the downloads need to know it; the catalogue gives it. */
export interface Downloadable {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly bytes: number | null;
  /** Null: its publisher does not tell one. */
  readonly sha256: string | null;
}

/** How much of the line and the computer downloads may take. */
export interface Limits {
  /** Over all downloads, or null for no limit. */
  readonly bytesPerSecondLimit: number | null;
  /** Most connections to one host, over all downloads. */
  readonly connectionsPerHost: number;
  /** Downloads that run at the same time. */
  readonly parallelDownloads: number;
}

/** What the downloads take from the rest of main. */
export interface DownloadPorts {
  readonly ledger: Ledger;
  readonly transfer: Transfer;
  readonly verify: Verify;
  readonly tuning: Tuning;
  readonly policy: AddressPolicy;
  readonly log: Log;
  /** The catalogue's entry, or null. */
  findModel(modelId: string): Downloadable | null;
  allModels(): readonly Downloadable[];
  modelsFolder(): string;
  resumeAutomatically(): boolean;
  /** What the person has set. */
  limits(): Limits;
  /** Hours of the day in which it may be fetched; without it, always. */
  hours?(): DownloadHours;
  /** Credentials of a source, for its own origin only; null where it needs none. */
  credentialsFor?(url: string): Credentials | null;
  /** The source refused what {@link credentialsFor} gave with 401, and answered without it. */
  tokenRefused?(url: string): void;
  /** The mirror's address for a source; the hash is verified all the same. */
  fetchedFrom?(url: string): string;
  /** Where a verified file with this SHA-256 is on this computer; null: nowhere. Without it, everything is fetched. */
  pathOf?(sha256: string): string | null;
  /** Takes such a file to another place and verifies it. */
  readonly bring?: Bring;
  /**
   * Checks the admin policy.
   * @throws NogginError `set-by-policy`
   */
  admit?(model: { readonly modelId: string; readonly sha256: string | null }): void;
  /** Whether a source serves its file now; without it, no failed download is retried by itself. */
  isServed?(url: string): Promise<boolean>;
  /** Room on the disk of `folder` in bytes, or null when unknown. Never rejects. */
  freeBytes(folder: string): Promise<number | null>;
  /** The largest file that the disk of `folder` can hold, in bytes; null: unknown, or without a limit (FAULTS B4). Never rejects. */
  largestFile(folder: string): Promise<number | null>;
  /** Milliseconds since the epoch: for people and HTTP, never for order. */
  now(): number;
  /** Milliseconds from a clock that never jumps. */
  monotonic(): number;
}
