import { NogginError } from '../errors.ts';
import { markOf } from '../platform/file-mark.ts';
import { type Installation, install } from './installer.ts';
import { type Job, move, Superseded } from './job.ts';
import { fileFacts } from './partial.ts';
import { setAside } from './set-aside.ts';
import { writtenByAnother } from './transfer/partial-file.ts';

/** Renames the verified partial to its final name and records it. */
export async function installVerified(job: Job): Promise<void> {
  const { row, live, ports } = job;
  const isInTheWay = (await fileFacts(row.targetPath)) !== null;
  if (isInTheWay && row.inTheWay === 'set-aside') {
    const note = setAside(row.targetPath, ports.now());
    ports.ledger.transaction(() =>
      ports.ledger.history.append(row, { event: 'set-aside', from: row.state, note }),
    );
  } else if (isInTheWay && row.inTheWay === 'refuse') {
    lookAtItFirst(job);
    return;
  }
  const installation: Installation = {
    partialPath: row.partialPath,
    targetPath: row.targetPath,
    retryMs: ports.tuning.installRetryMs,
    signal: job.signal,
    // One rename replaces the damaged file: there is a file at every moment.
    overwrites: row.inTheWay === 'overwrite',
    refuse: () => refuseAnother(job),
    renamed: () => {
      live.renamed = true;
    },
  };
  try {
    if (await install(installation)) await recordInstalled(job, false);
  } catch (error) {
    // The file appeared between the check above and the rename.
    const hasAppeared = error instanceof NogginError && error.code === 'target-occupied';
    if (!hasAppeared || row.inTheWay !== 'refuse') throw error;
    lookAtItFirst(job);
  }
}

/**
 * Refuses to install a partial that another program replaced or changed.
 * @throws NogginError
 */
function refuseAnother({ row, marks: { begun, whole } }: Job): void {
  const now = markOf(row.partialPath);
  // A missing partial makes the rename fail.
  if (now === null || begun === null || whole === null) return;
  if (now.identity === begun.identity && now.identity === whole.identity && now.content === whole.content)
    return;
  throw new NogginError('folder-unavailable', 'The partial is not the file that was verified', {
    details: { path: row.partialPath, [writtenByAnother]: true },
  });
}

/**
 * Another program, perhaps a second Noggin, created the target (FAULTS C5, B6). Back in line: the file is checked
 * first.
 */
function lookAtItFirst(job: Job): void {
  move(job, { to: 'pending', note: 'a file with the final name has appeared' });
}

/**
 * Records a verified file under its final name; the download is complete.
 * @throws Superseded
 */
export async function recordInstalled(job: Job, adopted: boolean): Promise<void> {
  const { row, ports } = job;
  const { ledger } = ports;
  job.live.renamed = true;
  const facts = await fileFacts(row.targetPath);
  if (facts === null) throw new NogginError('folder-unavailable', 'The file vanished after it was installed');
  const sha256 = job.provenSha256;
  if (sha256 === null) throw new NogginError('internal', 'A file was to be recorded that nobody has hashed');
  const moved = ledger.transaction(() => {
    const complete = ledger.downloads.move(job.row, { to: 'complete' });
    if (complete === null) return null;
    ledger.installed.put({
      modelId: row.modelId,
      name: row.name,
      ofModel: row.ofModel,
      fileIndex: row.fileIndex,
      fileCount: row.fileCount,
      path: row.targetPath,
      bytes: facts.bytes,
      modifiedAtMs: facts.modifiedAtMs,
      sha256,
      provenAtMs: ports.now(),
      adopted,
      downloadId: row.id,
      byPublisher: row.expectedSha256 !== null,
    });
    return complete;
  });
  if (moved === null) throw new Superseded();
  job.row = moved;
  job.changed('transition');
  job.changed('installed');
}
