import type { Downloads } from '../downloads/manager-port.ts';
import type { Downloadable } from '../downloads/ports.ts';
import type { Tuning } from '../downloads/tuning.ts';
import type { Verify } from '../downloads/verifier/port.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Log } from '../log-port.ts';

/** A model of the catalogue as the library needs to know it. */
export interface LibraryModel extends Downloadable {
  /** SPDX id or name. */
  readonly licence: string;
}

/** What the library takes from the rest of main. */
export interface LibraryPorts {
  readonly ledger: Ledger;
  readonly downloads: Downloads;
  readonly verify: Verify;
  readonly tuning: Pick<Tuning, 'pieceBytes' | 'diskReserveBytes' | 'healMs'>;
  readonly log: Log;
  allModels(): readonly LibraryModel[];
  modelsFolder(): string;
  /** The file of a model goes away or is written anew: it must not be in use. */
  release(modelId: string): Promise<void>;
  /** Room on the disk of `folder` in bytes, or null when unknown. */
  freeBytes(folder: string): Promise<number | null>;
  /** The largest file that the disk of `folder` can hold, in bytes; null: unknown, or without a limit. */
  largestFile(folder: string): Promise<number | null>;
  /** Milliseconds since the epoch. */
  now(): number;
}
