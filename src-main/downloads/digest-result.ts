import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import { NogginError } from '../errors.ts';
import { expectWholeModel } from '../gguf/expect-model.ts';
import { forgetAll, forgetPieces, type Job, move, Superseded } from './job.ts';
import { removePartial } from './partial.ts';
import { readPieces } from './read-closed.ts';
import type { VerifyOutcome } from './verifier/port.ts';

/** Right digest: install. Wrong: fetch the damaged pieces again, else the whole file once more, else fail. */
export async function digestResult(job: Job, outcome: VerifyOutcome): Promise<'right' | 'again'> {
  const { ports, row } = job;
  if (outcome.kind === 'failed') throw new NogginError(outcome.code, outcome.message);
  if (outcome.kind === 'stopped') throw new Superseded();
  // Without a published hash, record the hash of what arrived.
  const isRight =
    row.expectedSha256 === null || (outcome.kind === 'digest' && outcome.sha256 === row.expectedSha256);
  if (outcome.kind === 'digest' && isRight) {
    if (row.expectedSha256 === null) await expectWhole(job);
    job.provenSha256 = outcome.sha256;
    move(job, { to: 'installing' });
    return 'right';
  }
  const damaged = outcome.kind === 'damaged' ? outcome : await readPieces(job);
  if (job.signal.aborted) throw new Superseded();
  if (damaged.kind === 'damaged') {
    forgetPieces(job, damaged.pieces, 'pieces were damaged on the disk');
    move(job, { to: 'downloading', note: 'fetching damaged pieces again' });
    return 'again';
  }
  forgetAll(job, () => ports.ledger.downloads.countCleanRetry(row.id));
  if (row.cleanRetries === 0) {
    move(job, { to: 'downloading', note: 'wrong checksum: fetching all of it once more' });
    job.row = { ...job.row, cleanRetries: 1 };
    return 'again';
  }
  await removePartial(row.partialPath);
  throw new NogginError('checksum-mismatch', 'The file is not what its publisher describes', {
    details: {
      expectedSha256: row.expectedSha256,
      actualSha256: outcome.kind === 'digest' ? outcome.sha256 : '',
    },
  });
}

/**
 * Without a published hash, the file's own table tells its length.
 * @throws NogginError; then the download starts over
 */
async function expectWhole(job: Job): Promise<void> {
  try {
    await expectWholeModel(job.row.partialPath);
  } catch (error) {
    const isAboutIt = error instanceof NogginError && aboutTheFile.includes(error.code);
    if (!isAboutIt) throw error;
    forgetAll(job, () => {});
    await removePartial(job.row.partialPath);
    throw error;
  }
}

const aboutTheFile: readonly ErrorCode[] = ['companion-file', 'file-cut-off'];
