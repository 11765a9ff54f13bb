import { NogginError } from '../errors.ts';
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
