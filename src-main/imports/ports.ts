import type { FileWay } from '../../src-preload/contract/storage.ts';
import type { Admission } from '../admin-policy/admission.ts';
import type { Downloadable } from '../downloads/ports.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Log } from '../log-port.ts';
import type { LocalFile } from '../model-files/local-file.ts';
import type { Bring } from '../model-files/port.ts';

/** A model to import. */
export interface ImportRequest {
  /** One file, or all parts of one model in order. */
  readonly files: readonly LocalFile[];
  /** What it is called meanwhile. */
  readonly name: string;
  /** Of all files. */
  readonly bytes: number;
  /** `reuse`: found in another program's folder; the file there stays what it is. */
  readonly way: FileWay | 'reuse';
  /** The model that its one file must be, or null: then it is what its hash says, or the person's own. */
  readonly expected: Downloadable | null;
}

/** What imports need of main. */
export interface ImportPorts {
  readonly ledger: Ledger;
  readonly log: Log;
  readonly bring: Bring;
  readonly admission: Pick<Admission, 'checkFiles'>;
  allModels(): readonly Downloadable[];
  modelsFolder(): string;
  /** The folder need not be there yet: it is made. A folder that the person chose is not: its drive may be away. */
  mayMakeFolder(): boolean;
  freeBytes(folder: string): Promise<number | null>;
  /** A file larger than this cannot be on the disk of `folder`; null: unknown, or no limit. */
  largestFileBytes(folder: string): Promise<number | null>;
  /** Tells that a model arrived: a download of it is obsolete. */
  arrived(modelId: string): void;
  now(): number;
}
