import type { ErrorView } from '../../src-preload/contract/errors.ts';
import { NogginError } from '../errors.ts';
import type { DownloadRow } from '../ledger/download-rows.ts';
import type { Move } from '../ledger/downloads.ts';
import type { FileMark } from '../platform/file-mark.ts';
import type { Live } from './live.ts';
import type { DownloadPorts } from './ports.ts';

/** One download at work. `row` is as this run last saw it; a command changes the ledger under it and it ends. */
export interface Run {
  readonly ports: DownloadPorts;
  readonly live: Live;
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
export function move(run: Run, change: Move): void {
  const row = run.signal.aborted ? null : run.ports.ledger.downloads.move(run.row, change);
  if (row === null) throw new Superseded();
  run.row = row;
  run.changed('transition');
}

/** Makes the ledger stop claiming pieces, and says why in the history. */
export function forgetPieces(run: Run, indices: readonly number[], note: string): void {
  const { ledger } = run.ports;
  ledger.together(() => {
    ledger.pieces.forget(run.row.id, indices);
    ledger.history.append(run.row, {
      event: 'damage',
      from: run.row.state,
      note: `${note}: ${indices.length} [${indices.join()}]`,
    });
  });
}

/**
 * Forgets all that was fetched, and what the source has told of the file: the next answer tells it anew. A size that
 * only the end of a wrong answer told must not bind the next one (FAULTS A7).
 * @param also what the ledger records in the same commit
 */
export function forgetAll(run: Run, also: () => void): void {
  const { ledger } = run.ports;
  const { id, expectedBytes } = run.row;
  const untold = { totalBytes: expectedBytes, etag: null, lastModified: null };
  ledger.together(() => {
    ledger.pieces.forgetAll(id);
    ledger.downloads.setSource(id, untold);
    also();
  });
  run.row = { ...run.row, ...untold, durableBytes: 0 };
}

/** The error a failed transfer stands for. */
export function asError(view: ErrorView): NogginError {
  return new NogginError(
    view.code,
    view.message,
    view.details === undefined ? {} : { details: view.details },
  );
}
