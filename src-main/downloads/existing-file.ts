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
 * A file that already has the final name: the right one is adopted, another is never touched (FAULTS B5, B6).
 * This is also how an install that was interrupted between rename and ledger is finished.
 */
export async function adoptExisting(job: Job): Promise<boolean> {
  const { targetPath, partialPath, expectedBytes, expectedSha256, durableBytes } = job.row;
  const facts = await fileFacts(targetPath);
  if (facts === null) {
    // A link that leads nowhere just now, to a drive that is away perhaps: said before the download, not after it.
    if (!isNameTaken(targetPath)) return false;
    throw new NogginError('target-occupied', 'A link with the name of this model leads nowhere', {
      details: { path: targetPath },
    });
  }
  if (facts.bytes === 0 && isOwnPlaceholder(job)) {
    remove(targetPath);
    return false;
  }
  // Killed between the two halves of placing it: the file has both names, whatever it was to replace.
  const isHalfPlaced = isSameFile(partialPath, targetPath);
  // A repair knows what lies there: it is looked at only when the partial is gone, perhaps by our own rename.
  const isRepair = job.row.inTheWay !== 'refuse';
  if (isRepair && !isHalfPlaced && (await fileFacts(partialPath)) !== null) return false;
  const occupied = new NogginError('target-occupied', 'Another file has the name of this model', {
    details: { path: targetPath, bytes: facts.bytes },
  });
  /** It is not the file: false, and the download goes on, where it may. */
  const notIt = (): false => {
    if (isHalfPlaced) remove(targetPath);
    else if (!isRepair) throw occupied;
    return false;
  };
  if (!facts.isFile || (expectedBytes !== null && facts.bytes !== expectedBytes)) return notIt();
  move(job, { to: 'verifying', note: 'a file with the final name is there' });
  // Without a promised hash only a file that is, piece by piece, what was received counts as ours.
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
  // It may have been written, or renamed by us, a moment before a crash: recorded is only what will stay (FAULTS C2).
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

/** An empty file that kept the name for our own file, when the process was killed before that got it. */
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
