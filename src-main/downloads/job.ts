import type { ErrorView } from '../../src-preload/contract/errors.ts';
import { NogginError } from '../errors.ts';
import type { DownloadRow } from '../ledger/download-rows.ts';
import type { Move } from '../ledger/downloads.ts';
import type { FileMark } from '../platform/file-mark.ts';
import type { DownloadPorts } from './ports.ts';
import type { RuntimeState } from './runtime-state.ts';

/** One download at work. `row` is as this run last saw it; a command changes the ledger under it and it ends. */
export interface Job {
  readonly ports: DownloadPorts;
  readonly live: RuntimeState;
  /** Aborted by pause, cancel and quit, after they are in the ledger. */
  readonly signal: AbortSignal;
  row: DownloadRow;
  /** The SHA-256 of the proven file; null until it is known. */
  provenSha256: string | null;
  /** The partial as it was when the run began, and as it was when its last byte was there (FAULTS B16). */
  readonly marks: { begun: FileMark | null; whole: FileMark | null };
  /** This run's share of the speed limit, kept up to date by the manager. */
  readonly share: SharedArrayBuffer;
  changed(kind: 'progress' | 'transition' | 'installed'): void;
}

/** The ledger moved on without this run: a command came first, and the run has nothing more to say. */
export class Superseded extends Error {}

/** Records a move of this run. @throws Superseded when a command came first */
export function move(job: Job, change: Move): void {
  const row = job.signal.aborted ? null : job.ports.ledger.downloads.move(job.row, change);
  if (row === null) throw new Superseded();
  job.row = row;
  job.changed('transition');
}

/** Makes the ledger stop claiming pieces, and says why in the history. */
export function forgetPieces(job: Job, indices: readonly number[], note: string): void {
  const { ledger } = job.ports;
  ledger.together(() => {
    ledger.pieces.forget(job.row.id, indices);
    ledger.history.append(job.row, {
      event: 'damage',
      from: job.row.state,
      note: `${note}: ${indices.length} [${indices.join()}]`,
    });
  });
}

/**
 * Forgets all that was fetched, and what the source has told of the file: the next answer tells it anew. A size that
 * only the end of a wrong answer told must not bind the next one (FAULTS A7).
 * @param also what the ledger records in the same commit
 */
export function forgetAll(job: Job, also: () => void): void {
  const { ledger } = job.ports;
  const { id, expectedBytes } = job.row;
  const untold = { totalBytes: expectedBytes, etag: null, lastModified: null };
  ledger.together(() => {
    ledger.pieces.forgetAll(id);
    ledger.downloads.setSource(id, untold);
    also();
  });
  job.row = { ...job.row, ...untold, durableBytes: 0 };
}

/** The error a failed transfer stands for. */
export function asError(view: ErrorView): NogginError {
  return new NogginError(
    view.code,
    view.message,
    view.details === undefined ? {} : { details: view.details },
  );
}
