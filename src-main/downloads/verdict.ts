import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import { NogginError } from '../errors.ts';
import { expectWholeModel } from '../gguf/expect-model.ts';
import { removePartial } from './partial.ts';
import { readPieces } from './read-closed.ts';
import { forgetAll, forgetPieces, move, type Run, Superseded } from './run.ts';
import type { VerifyOutcome } from './verifier/port.ts';

/** Right: on to installing. Wrong: only what is damaged on the disk again, else all of it once more, else failed. */
export async function judgeDigest(run: Run, outcome: VerifyOutcome): Promise<'right' | 'again'> {
  const { ports, row } = run;
  if (outcome.kind === 'failed') throw new NogginError(outcome.code, outcome.message);
  if (outcome.kind === 'stopped') throw new Superseded();
  // Where nobody promised a hash, what arrived is all there is to go by; it is recorded as that.
  const isRight =
    row.expectedSha256 === null || (outcome.kind === 'digest' && outcome.sha256 === row.expectedSha256);
  if (outcome.kind === 'digest' && isRight) {
    if (row.expectedSha256 === null) await expectWhole(run);
    run.provenSha256 = outcome.sha256;
    move(run, { to: 'installing' });
    return 'right';
  }
  const damaged = outcome.kind === 'damaged' ? outcome : await readPieces(run);
  if (run.signal.aborted) throw new Superseded();
  if (damaged.kind === 'damaged') {
    forgetPieces(run, damaged.pieces, 'pieces were damaged on the disk');
    move(run, { to: 'downloading', note: 'fetching damaged pieces again' });
    return 'again';
  }
  forgetAll(run, () => ports.ledger.downloads.countCleanRetry(row.id));
  if (row.cleanRetries === 0) {
    move(run, { to: 'downloading', note: 'wrong checksum: fetching all of it once more' });
    run.row = { ...run.row, cleanRetries: 1 };
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

/** Where nobody promised a hash, the file's own table tells how long it has to be. @throws NogginError; then it begins anew */
async function expectWhole(run: Run): Promise<void> {
  try {
    await expectWholeModel(run.row.partialPath);
  } catch (error) {
    const isAboutIt = error instanceof NogginError && aboutTheFile.includes(error.code);
    if (!isAboutIt) throw error;
    forgetAll(run, () => {});
    await removePartial(run.row.partialPath);
    throw error;
  }
}

const aboutTheFile: readonly ErrorCode[] = ['companion-file', 'file-cut-off'];
