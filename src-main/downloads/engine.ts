import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { StateReason } from '../../src-preload/contract/downloads.ts';
import type { ErrorCode, ErrorView } from '../../src-preload/contract/errors.ts';
import { NogginError, toErrorView } from '../errors.ts';
import { diskError } from '../platform/disk-errors.ts';
import { markOf } from '../platform/file-mark.ts';
import { installVerified } from './completion.ts';
import { disturbance, type FolderIdentity, folderIdentity } from './disturbed.ts';
import { adoptExisting } from './existing-file.ts';
import { fetchAndHash } from './fetch-and-hash.ts';
import { stalledBy } from './live.ts';
import { fileFacts, openedPartial } from './partial.ts';
import { sumBytes } from './piece-map.ts';
import { lackOfRoom } from './room.ts';
import { forgetPieces, move, type Run, Superseded } from './run.ts';
import { judgeDigest } from './verdict.ts';

/** Errors that only hold a download up: it waits, and goes on when they are over. */
const pauses: Partial<Record<ErrorCode, StateReason>> = {
  'disk-full': 'disk-full',
  'folder-unavailable': 'folder-unavailable',
  offline: 'offline',
  portal: 'portal',
  'needs-access': 'needs-access',
  'access-refused': 'needs-access',
};

/** Takes a download in state `downloading` to its end, or until a command stops it. Never rejects. */
export async function runDownload(run: Run): Promise<void> {
  let folder: FolderIdentity = null;
  try {
    run.ports.admit?.({ modelId: run.row.modelId, sha256: run.row.expectedSha256 });
    if (await adoptExisting(run)) return;
    for (;;) {
      await prepareDisk(run);
      run.marks.begun = markOf(run.row.partialPath);
      folder = await folderIdentity(path.dirname(run.row.partialPath));
      const outcome = await fetchAndHash(run);
      if (run.signal.aborted) return;
      if (outcome === 'again') continue;
      if ((await judgeDigest(run, outcome)) === 'again') continue;
      await installVerified(run);
      return;
    }
  } catch (error) {
    await settle(run, error, folder);
  }
}

/** The folder, the partial and the room for it, before a byte is asked for. */
async function prepareDisk(run: Run): Promise<void> {
  const { ports, row } = run;
  const folder = path.dirname(row.targetPath);
  // With bytes recorded in it, a folder that is gone is a drive that is not plugged in: it is not made anew elsewhere.
  if (row.durableBytes > 0 && (await fileFacts(folder)) === null) {
    throw new NogginError('folder-unavailable', 'The folder with what was downloaded is not there', {
      details: { path: folder },
    });
  }
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw diskError(error);
  }
  const recorded = ports.ledger.pieces.of(row.id);
  const { lost } = await openedPartial(row.partialPath, recorded, ports.numbers.pieceBytes);
  if (lost.length > 0) forgetPieces(run, lost, 'the partial file became shorter');
  const fileBytes = row.totalBytes ?? row.expectedBytes;
  const presentBytes = sumBytes(ports.ledger.pieces.of(row.id));
  const lack = await lackOfRoom(ports, folder, { fileBytes, presentBytes });
  if (lack !== null) throw lack;
}

async function settle(run: Run, thrown: unknown, folder: FolderIdentity): Promise<void> {
  if (thrown instanceof Superseded || run.signal.aborted) return;
  const error = toErrorView(diskError(thrown));
  run.ports.log.warn('download stopped', {
    downloadId: run.row.id,
    code: error.code,
    message: error.message,
  });
  const reason = pauses[error.code];
  const again = await disturbance(run, error, folder);
  if (again === null) run.live.cause = error;
  const stall = (cause: ErrorView): void => {
    run.live.stalled = stalledBy(cause, null, run.ports.now(), run.ports.numbers.healMs);
  };
  // What ended it could end its next move as well, and it has not failed: it is tried again.
  if (error.code === 'ledger-unavailable') return stall(error);
  try {
    if (again !== null) move(run, { to: 'pending', note: again });
    else
      move(
        run,
        reason === undefined ? { to: 'failed', error } : { to: 'paused', reason, note: error.message },
      );
  } catch (ledgerFailure) {
    if (!(ledgerFailure instanceof Superseded)) {
      stall(toErrorView(ledgerFailure));
      run.ports.log.error('ledger refused a move', { downloadId: run.row.id, error: String(ledgerFailure) });
    }
  }
}
