import type { Waiting } from '../../src-preload/contract/downloads.ts';
import type { NogginError } from '../errors.ts';
import { markOf } from '../platform/file-mark.ts';
import { asError, forgetAll, forgetPieces, type Job, move } from './job.ts';
import { watchRoom } from './room.ts';
import { createRuntimeState } from './runtime-state.ts';
import type { TransferEvents, TransferOutcome, TransferSpec, TransferWaiting } from './transfer/port.ts';
import { createContiguousBuffer } from './verifier/contiguous-bytes.ts';
import type { VerifyOutcome } from './verifier/port.ts';

type FailedTransfer = Extract<TransferOutcome, { kind: 'failed' }>;

/**
 * Fetches the missing bytes while the verifier follows; leaves the download in `verifying` with its digest. `again`:
 * recorded pieces were damaged or outdated and are forgotten; start over with the rest.
 * @throws NogginError when the transfer failed
 */
export async function fetchAndHash(job: Job): Promise<VerifyOutcome | 'again'> {
  const { ports } = job;
  const front = createContiguousBuffer();
  const pieces = ports.ledger.pieces.of(job.row.id);
  // Each side can stop the other: the verifier on damage, the transfer on failure.
  const transferring = linked(job.signal);
  const verifying = linked(job.signal);
  Object.assign(job.live, createRuntimeState());

  let hashed: VerifyOutcome | null = null;
  let ledgerFailure: unknown = null;
  let lack: unknown = null;

  const verified = ports
    .verify(
      { path: job.row.partialPath, pieceBytes: ports.tuning.pieceBytes, front, pieces },
      (hashedBytes) => {
        job.live.hashedBytes = hashedBytes;
        job.changed('progress');
      },
      verifying.signal,
    )
    .then((outcome) => {
      hashed = outcome;
      if (outcome.kind !== 'digest') transferring.abort();
      return outcome;
    });
  const events = eventsOf(
    job,
    (error) => {
      ledgerFailure ??= error;
      transferring.abort();
    },
    (error) => {
      lack ??= error;
      transferring.abort();
    },
  );
  const transferred = await ports.transfer(specOf(job, front, pieces), events, transferring.signal);
  job.live.connections = 0;
  job.live.fetching = [];
  job.live.waiting = null;

  if (transferred.kind === 'complete' && ledgerFailure === null && !job.signal.aborted) {
    // The end of the file told its size (FAULTS A7).
    job.row = { ...job.row, totalBytes: transferred.totalBytes };
    ports.ledger.transaction(() => ports.ledger.downloads.setSource(job.row.id, job.row));
    job.marks.whole = markOf(job.row.partialPath);
    move(job, { to: 'verifying' });
    return verified;
  }
  const early = hashed as VerifyOutcome | null;
  verifying.abort();
  await verified;
  if (job.signal.aborted) return { kind: 'stopped' };
  if (ledgerFailure !== null) throw ledgerFailure;
  if (early?.kind === 'damaged') {
    forgetPieces(job, early.pieces, 'pieces were damaged on the disk');
    return 'again';
  }
  if (early?.kind === 'failed') throw asError(early);
  if (lack !== null && transferred.kind === 'stopped') throw lack;
  return afterTransfer(job, transferred);
}

/** The mirror lacks the file; its source may have it. */
function namingMirror({ row, ports }: Job, failed: FailedTransfer): FailedTransfer {
  const asked = ports.fetchedFrom?.(row.sourceUrl) ?? row.sourceUrl;
  if (failed.code !== 'not-found' || asked === row.sourceUrl) return failed;
  return { ...failed, code: 'not-on-mirror', message: `The mirror does not have ${asked}` };
}

/** Record the restart before overwriting the old partial. */
function afterTransfer(job: Job, outcome: TransferOutcome): 'again' {
  const { ledger, tuning } = job.ports;
  if (outcome.kind === 'failed') throw asError(namingMirror(job, outcome));
  if (outcome.kind !== 'restart')
    throw asError({ code: 'internal', message: `transfer ended ${outcome.kind}` });
  const story = ledger.history.of(job.row.id);
  const restarts = story.length - 1 - story.findLastIndex((entry) => entry.event !== 'restart');
  if (restarts >= tuning.maxRestarts) {
    throw asError({
      code: outcome.reason === 'source-changed' ? 'source-changed' : 'bad-range',
      message: outcome.reason,
    });
  }
  forgetAll(job, () => {
    ledger.history.append(job.row, { event: 'restart', from: job.row.state, note: outcome.reason });
  });
  job.live.receivedBytes = 0;
  job.changed('progress');
  return 'again';
}

function specOf(job: Job, front: SharedArrayBuffer, pieces: TransferSpec['pieces']): TransferSpec {
  const { row, ports } = job;
  const lastNote = ports.ledger.history.of(row.id).at(-1)?.note;
  const url = ports.fetchedFrom?.(row.sourceUrl) ?? row.sourceUrl;
  const isKnown = row.etag !== null || row.lastModified !== null;
  return {
    url,
    partialPath: row.partialPath,
    expectedBytes: row.expectedBytes,
    isProvable: row.expectedSha256 !== null && row.expectedBytes !== null,
    recordedBytes: row.totalBytes,
    pieces,
    validator: isKnown ? { etag: row.etag, lastModified: row.lastModified } : null,
    bypassCaches: row.cleanRetries > 0,
    singleStream: lastNote === 'ranges-ignored',
    rangeless: lastNote === 'no-ranges',
    credentials: ports.credentialsFor?.(url) ?? null,
    policy: ports.policy,
    tuning: ports.tuning,
    share: job.share,
    front,
  };
}

/**
 * @param failed told when the ledger cannot be written: the transfer must end
 * @param lacking told when the disk lacks room for the rest: the transfer should end
 */
function eventsOf(
  job: Job,
  failed: (error: unknown) => void,
  lacking: (error: NogginError) => void,
): TransferEvents {
  const { ports, live } = job;
  const { ledger } = ports;
  const { id } = job.row;
  let isTokenToldOf = false;
  const room = watchRoom(job, lacking);
  const record = (write: () => void, how = ledger.transaction): void => {
    try {
      how(write);
    } catch (error) {
      failed(error);
    }
  };
  return {
    progress: ({ receivedBytes, totalBytes, connections, fetching, bottleneck }) => {
      live.receivedBytes = receivedBytes;
      live.connections = connections;
      live.fetching = fetching;
      live.bottleneck = bottleneck;
      job.row = { ...job.row, totalBytes };
      job.changed('progress');
    },
    source: ({ totalBytes, validator, way, isTokenInvalid }) => {
      live.way = way;
      if (isTokenInvalid && !isTokenToldOf) ports.tokenRefused?.(job.row.sourceUrl);
      isTokenToldOf ||= isTokenInvalid;
      room.sized(totalBytes);
      const facts = { totalBytes, etag: validator.etag, lastModified: validator.lastModified };
      const { row } = job;
      const isKnown =
        row.totalBytes === totalBytes && row.etag === facts.etag && row.lastModified === facts.lastModified;
      // Every answer repeats these facts; write them once.
      if (isKnown) return;
      job.row = { ...job.row, ...facts };
      record(() => ledger.downloads.setSource(id, facts));
    },
    // A lost checkpoint costs a few bytes; waiting for the disk each time would make the window stutter.
    checkpoint: (pieces) => {
      record(() => ledger.pieces.record(id, pieces), ledger.commitLazily);
      room.grown();
    },
    waiting: (waiting) => {
      live.waiting = waiting === null ? null : shown(waiting, ports.now());
      job.changed('progress');
    },
  };
}

function shown({ code, message, details, waitMs, attempt }: TransferWaiting, nowMs: number): Waiting {
  return { cause: { code, message, details }, untilMs: nowMs + waitMs, attempt };
}

/** A controller that also aborts with `outer`. */
function linked(outer: AbortSignal): AbortController {
  const controller = new AbortController();
  if (outer.aborted) controller.abort();
  else outer.addEventListener('abort', () => controller.abort(), { once: true, signal: controller.signal });
  return controller;
}
