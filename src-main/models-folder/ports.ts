import type { Ledger } from '../ledger/ledger.ts';
import type { Log } from '../log-port.ts';
import type { Bring } from '../model-files/port.ts';

/** What the move takes from the rest of main. */
export interface MoverPorts {
  readonly ledger: Ledger;
  readonly log: Log;
  readonly bring: Bring;
  modelsFolder(): string;
  mayMakeFolder(): boolean;
  freeBytes(folder: string): Promise<number | null>;
  largestFileBytes(folder: string): Promise<number | null>;
  now(): number;
  /** Time between looks whether a drive that was away is back, in milliseconds. */
  readonly healMs: number;
}
