import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { StateReason } from '../../src-preload/contract/downloads.ts';
import type { ErrorCode, ErrorView } from '../../src-preload/contract/errors.ts';
import { NogginError, toErrorView } from '../errors.ts';
import { diskError } from '../platform/disk-errors.ts';
import { markOf } from '../platform/file-mark.ts';
import { installVerified } from './completion.ts';
import { digestResult } from './digest-result.ts';
import { disturbance, type FolderIdentity, folderIdentity } from './disturbed.ts';
import { adoptExisting } from './existing-file.ts';
import { fetchAndHash } from './fetch-and-hash.ts';
import { forgetPieces, type Job, move, Superseded } from './job.ts';
import { fileFacts, openedPartial } from './partial.ts';
import { sumBytes } from './piece-map.ts';
import { lackOfRoom } from './room.ts';
import { stalledBy } from './runtime-state.ts';
import { takeFromHere } from './take-from-here.ts';

/** Errors that pause a download; it goes on when they are over. */
const pauses: Partial<Record<ErrorCode, StateReason>> = {
  'disk-full': 'disk-full',
  'folder-unavailable': 'folder-unavailable',
  offline: 'offline',
  portal: 'portal',
  'needs-access': 'needs-access',
  'access-refused': 'needs-access',
};

/** Runs a download from state `downloading` to its end, or until a command stops it. Never rejects. */
export async function runDownload(job: Job): Promise<void> {
  let folder: FolderIdentity = null;
  try {
    job.ports.admit?.({ modelId: job.row.modelId, sha256: job.row.expectedSha256 });
    if ((await adoptExisting(job)) || (await takeFromHere(job))) return;
    for (;;) {
      if (isHeldNow(job)) return waitForHours(job);
      await prepareDisk(job);
      // Pieces may be gone from the disk.
      if (isHeldNow(job)) return waitForHours(job);
      job.marks.begun = markOf(job.row.partialPath);
      folder = await folderIdentity(path.dirname(job.row.partialPath));
      const outcome = await fetchAndHash(job);
      if (job.signal.aborted) return;
      if (outcome === 'again') continue;
      if ((await digestResult(job, outcome)) === 'again') continue;
      await installVerified(job);
      return;
    }
  } catch (error) {
    await settle(job, error, folder);
  }
}

/** Its pieces as the ledger has them now: some may have turned out damaged. */
function isHeldNow({ ports, row, isHeld }: Job): boolean {
  return isHeld({ ...row, durableBytes: sumBytes(ports.ledger.pieces.of(row.id)) });
}

function waitForHours(job: Job): void {
  move(job, { to: 'pending', reason: 'hours' });
}

/** Checks folder, partial and room before the first request. */
async function prepareDisk(job: Job): Promise<void> {
  const { ports, row } = job;
  const folder = path.dirname(row.targetPath);
  // A missing folder with recorded bytes means an unplugged drive: never recreate it elsewhere.
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
  const { lost } = await openedPartial(row.partialPath, recorded, ports.tuning.pieceBytes);
  if (lost.length > 0) forgetPieces(job, lost, 'the partial file became shorter');
  const fileBytes = row.totalBytes ?? row.expectedBytes;
  const presentBytes = sumBytes(ports.ledger.pieces.of(row.id));
  const lack = await lackOfRoom(ports, folder, { fileBytes, presentBytes });
  if (lack !== null) throw lack;
}

async function settle(job: Job, thrown: unknown, folder: FolderIdentity): Promise<void> {
  if (thrown instanceof Superseded || job.signal.aborted) return;
  const error = toErrorView(diskError(thrown));
  job.ports.log.warn('download stopped', {
    downloadId: job.row.id,
    code: error.code,
    message: error.message,
  });
  const reason = pauses[error.code];
  const again = await disturbance(job, error, folder);
  if (again === null) job.live.cause = error;
  const stall = (cause: ErrorView): void => {
    job.live.stalled = stalledBy(cause, null, job.ports.now(), job.ports.tuning.healMs);
  };
  // The ledger may refuse the next transition as well. The download has not failed: try again.
  if (error.code === 'ledger-unavailable') return stall(error);
  try {
    if (again !== null) move(job, { to: 'pending', note: again });
    else
      move(
        job,
        reason === undefined ? { to: 'failed', error } : { to: 'paused', reason, note: error.message },
      );
  } catch (ledgerFailure) {
    if (!(ledgerFailure instanceof Superseded)) {
      stall(toErrorView(ledgerFailure));
      job.ports.log.error('ledger refused a move', { downloadId: job.row.id, error: String(ledgerFailure) });
    }
  }
}
