import { NogginError } from '../errors.ts';
import { markOf } from '../platform/file-mark.ts';
import { type Installation, install } from './installer.ts';
import { type Job, move, Superseded } from './job.ts';
import { fileFacts } from './partial.ts';
import { setAside } from './set-aside.ts';
import { writtenByAnother } from './transfer/partial-file.ts';

/** Gives the verified partial its final name and records it. */
export async function installVerified(job: Job): Promise<void> {
  const { row, live, ports } = job;
  const isInTheWay = (await fileFacts(row.targetPath)) !== null;
  if (isInTheWay && row.inTheWay === 'set-aside') {
    const note = setAside(row.targetPath, ports.now());
    ports.ledger.together(() =>
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
    // The damaged file gives way to the proven one in one step: there is never none.
    overwrites: row.inTheWay === 'overwrite',
    refuse: () => refuseAnother(job),
    renamed: () => {
      live.renamed = true;
    },
  };
  try {
    if (await install(installation)) await recordInstalled(job, false);
  } catch (error) {
    // It came between the look above and the rename.
    const hasAppeared = error instanceof NogginError && error.code === 'target-occupied';
    if (!hasAppeared || row.inTheWay !== 'refuse') throw error;
    lookAtItFirst(job);
  }
}

/** What lies under the partial's name has to be what was proven. @throws NogginError when it is another, or has changed */
function refuseAnother({ row, marks: { begun, whole } }: Job): void {
  const now = markOf(row.partialPath);
  // One that is gone is told by the rename.
  if (now === null || begun === null || whole === null) return;
  if (now.identity === begun.identity && now.identity === whole.identity && now.content === whole.content)
    return;
  throw new NogginError('folder-unavailable', 'The partial is not the file that was proven', {
    details: { path: row.partialPath, [writtenByAnother]: true },
  });
}

/** Somebody put a file there meanwhile, perhaps another Noggin the very same (FAULTS C5, B6): back in line, where it is looked at first. */
function lookAtItFirst(job: Job): void {
  move(job, { to: 'pending', note: 'a file with the final name has appeared' });
}

/** Records a proven file under its final name: the download is complete. @throws Superseded */
export async function recordInstalled(job: Job, adopted: boolean): Promise<void> {
  const { row, ports } = job;
  const { ledger } = ports;
  job.live.renamed = true;
  const facts = await fileFacts(row.targetPath);
  if (facts === null) throw new NogginError('folder-unavailable', 'The file vanished after it was installed');
  const sha256 = job.provenSha256;
  if (sha256 === null) throw new NogginError('internal', 'A file was to be recorded that nobody has hashed');
  const moved = ledger.together(() => {
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
