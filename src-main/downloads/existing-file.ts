import { unlinkSync } from 'node:fs';
import path from 'node:path';
import { NogginError } from '../errors.ts';
import { diskError } from '../platform/disk-errors.ts';
import { flushFolder, flushForeignFile } from '../platform/flush.ts';
import { isNameTaken } from '../platform/name-taken.ts';
import { isPlaceholder } from '../platform/place-file.ts';
import { isSameFile } from '../platform/same-file.ts';
import { recordInstalled } from './completion.ts';
import { type Job, move } from './job.ts';
import { fileFacts } from './partial.ts';
import { readWhole } from './read-closed.ts';

/**
 * Checks a file that already has the final name: adopts the right one, never touches another (FAULTS B5, B6). Also
 * finishes an install that was cut between rename and ledger.
 */
export async function adoptExisting(job: Job): Promise<boolean> {
  const { targetPath, partialPath, expectedBytes, expectedSha256, durableBytes } = job.row;
  const facts = await fileFacts(targetPath);
  if (facts === null) {
    // Dangling symlink (unplugged drive?): fail before downloading.
    if (!isNameTaken(targetPath)) return false;
    throw new NogginError('target-occupied', 'A link with the name of this model leads nowhere', {
      details: { path: targetPath },
    });
  }
  if (facts.bytes === 0 && isOwnPlaceholder(job)) {
    remove(targetPath);
    return false;
  }
  // Killed while placing the file: it has both names.
  const isHalfPlaced = isSameFile(partialPath, targetPath);
  // A repair expects the damaged file. Check it only if the partial is gone, perhaps by our own rename.
  const isRepair = job.row.inTheWay !== 'refuse';
  if (isRepair && !isHalfPlaced && (await fileFacts(partialPath)) !== null) return false;
  const occupied = new NogginError('target-occupied', 'Another file has the name of this model', {
    details: { path: targetPath, bytes: facts.bytes },
  });
  /** Not the file we want: false, and the download goes on where it may. */
  const notIt = (): false => {
    if (isHalfPlaced) remove(targetPath);
    else if (!isRepair) throw occupied;
    return false;
  };
  if (!facts.isFile || (expectedBytes !== null && facts.bytes !== expectedBytes)) return notIt();
  move(job, { to: 'verifying', note: 'a file with the final name is there' });
  // Without a published hash, adopt only a file whose every piece we received.
  const isOurs = durableBytes > 0 && durableBytes === facts.bytes;
  if (expectedSha256 === null && !isOurs && !isHalfPlaced) throw occupied;
  const pieces = expectedSha256 === null ? job.ports.ledger.pieces.of(job.row.id) : [];
  const outcome = await readWhole(job, targetPath, facts.bytes, pieces);
  if (job.signal.aborted) return true;
  if (outcome.kind === 'failed') throw new NogginError(outcome.code, outcome.message);
  const isWrong = outcome.kind !== 'digest' || (expectedSha256 !== null && outcome.sha256 !== expectedSha256);
  if (isWrong) {
    notIt();
    move(job, { to: 'downloading', note: 'the file with the final name is the damaged one' });
    return false;
  }
  job.provenSha256 = outcome.sha256;
  // The file may be a moment old: flush it before recording it (FAULTS C2).
  try {
    await flushForeignFile(targetPath);
    await flushFolder(path.dirname(targetPath));
  } catch (error) {
    throw diskError(error);
  }
  const ours = durableBytes > 0 && durableBytes === expectedBytes;
  move(job, { to: 'installing', note: ours ? 'was renamed before' : 'already on the disk' });
  await recordInstalled(job, !ours);
  return true;
}

/** Whether an empty file reserved the name for ours when the process was killed. */
function isOwnPlaceholder({ row, ports }: Job): boolean {
  return (
    isPlaceholder(row.targetPath) &&
    ports.ledger.history.of(row.id).some(({ toState }) => toState === 'installing')
  );
}

function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    throw diskError(error);
  }
}
