import type { ErrorView } from '../../src-preload/contract/errors.ts';
import { NogginError } from '../errors.ts';
import type { DownloadRow } from '../ledger/download-rows.ts';
import type { Move } from '../ledger/downloads.ts';
import type { FileMark } from '../platform/file-mark.ts';
import type { DownloadPorts } from './ports.ts';
import type { RuntimeState } from './runtime-state.ts';

/** A download at work. `row` is as this job last saw it; a command that changes the ledger ends the job. */
export interface Job {
  readonly ports: DownloadPorts;
  readonly live: RuntimeState;
  /** Aborted by pause, cancel and quit, after the ledger has recorded them. */
  readonly signal: AbortSignal;
  row: DownloadRow;
  /** SHA-256 of the verified file; null until it is known. */
  provenSha256: string | null;
  /** The partial when the job began, and when its last byte arrived (FAULTS B16). */
  readonly marks: { begun: FileMark | null; whole: FileMark | null };
  /** This job's share of the limits; the queue updates it. */
  readonly share: SharedArrayBuffer;
  /** Whether nothing of this download may be fetched at this hour. */
  isHeld(row: DownloadRow): boolean;
  changed(kind: 'progress' | 'transition' | 'installed'): void;
}

/** A command came first: this job has nothing more to record. */
export class Superseded extends Error {}

/**
 * Records a transition.
 * @throws Superseded when a command came first
 */
export function move(job: Job, change: Move): void {
  const row = job.signal.aborted ? null : job.ports.ledger.downloads.move(job.row, change);
  if (row === null) throw new Superseded();
  job.row = row;
  job.changed('transition');
}

/** Forgets pieces, and records why. */
export function forgetPieces(job: Job, indices: readonly number[], note: string): void {
  const { ledger } = job.ports;
  ledger.transaction(() => {
    ledger.pieces.forget(job.row.id, indices);
    ledger.history.append(job.row, {
      event: 'damage',
      from: job.row.state,
      note: `${note}: ${indices.length} [${indices.join()}]`,
    });
  });
}

/**
 * Forgets all pieces and what the source told of the file; its next answer tells that anew. The size from a wrong
 * answer must not bind the next one (FAULTS A7).
 * @param also recorded in the same transaction
 */
export function forgetAll(job: Job, also: () => void): void {
  const { ledger } = job.ports;
  const { id, expectedBytes } = job.row;
  const untold = { totalBytes: expectedBytes, etag: null, lastModified: null };
  ledger.transaction(() => {
    ledger.pieces.forgetAll(id);
    ledger.downloads.setSource(id, untold);
    also();
  });
  job.row = { ...job.row, ...untold, durableBytes: 0 };
}

/** Turns the failure of a transfer into an error. */
export function asError(view: ErrorView): NogginError {
  return new NogginError(
    view.code,
    view.message,
    view.details === undefined ? {} : { details: view.details },
  );
}
