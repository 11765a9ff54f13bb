import { performance } from 'node:perf_hooks';
import { toErrorView } from '../../errors.ts';
import type { HttpClient } from '../../http/client.ts';
import type { Validator } from '../../http/validators.ts';
import { diskError } from '../../platform/disk-errors.ts';
import { sleep } from '../../platform/sleep.ts';
import { createConnectionTuner } from '../connection-tuner.ts';
import { createPieceMap, type PieceMap } from '../piece-map.ts';
import { backoffMs } from '../retry.ts';
import { createScheduler } from '../scheduler.ts';
import { openContiguousBytes } from '../verifier/contiguous-bytes.ts';
import { keepCheckpoints } from './checkpoints.ts';
import type { RoundEnd } from './connection.ts';
import type { FetchContext } from './fetch-segment.ts';
import { createLimiter, type Limiter } from './limiter.ts';
import { type NetworkWatch, watchNetwork } from './network-change.ts';
import { openPartialFile, type PartialFile } from './partial-file.ts';
import type { Transfer, TransferEvents, TransferOutcome, TransferSpec } from './port.ts';
import { createRate } from './rate.ts';
import { type Round, startRound } from './round.ts';
import { readSharedLimits } from './shared-limits.ts';
import { createSourceMemory } from './source-memory.ts';

/** What a transfer needs besides the disk. */
export interface TransferPorts {
  readonly http: HttpClient;
  /** Milliseconds since the epoch, for HTTP dates. */
  readonly now: () => number;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Whether there is any way to an address from here. */
  readonly isReachable: (url: URL) => boolean;
  readonly networkWatch: NetworkWatch;
}

/** Creates the transfer; runs in any thread, in the app in a worker. */
export function createTransfer(ports: TransferPorts): Transfer {
  return async (spec, events, signal) => {
    let file: PartialFile | null = null;
    try {
      const { pieces } = spec;
      const totalBytes = spec.expectedBytes ?? spec.recordedBytes;
      const map = createPieceMap({ pieceBytes: spec.tuning.pieceBytes, totalBytes, pieces });
      file = openPartialFile(spec.partialPath, map, pieces);
      return await run({ ports, spec, events, signal, map, file });
    } catch (error) {
      return failed(error);
    } finally {
      file?.close();
    }
  };
}

/** Longest wait before the speed limit is looked at again. */
const limitStepMs = 200;

interface Session {
  readonly ports: TransferPorts;
  readonly spec: TransferSpec;
  readonly events: TransferEvents;
  readonly signal: AbortSignal;
  readonly map: PieceMap;
  readonly file: PartialFile;
}

/** Runs connections until all bytes are there, it is stopped, or it cannot go on. */
async function run({ ports, spec, events, signal, map, file }: Session): Promise<TransferOutcome> {
  const { tuning } = spec;
  const front = openContiguousBytes(spec.front);
  let validator: Validator | null = spec.validator;
  let singleStream = spec.singleStream || spec.rangeless;
  let rangeless = spec.rangeless;
  let isAnswered = false;
  let isAlone = readSharedLimits(spec.share).connections === 1;
  const hasNewSurroundings = watchNetwork(ports.networkWatch);
  const limiter = createLimiter(() => readSharedLimits(spec.share).bytesPerSecond);
  const rate = createRate(tuning.paceMs);
  const tuner = createConnectionTuner(
    () => readSharedLimits(spec.share).connections,
    tuning.firstConnections,
  );
  const checkpoints = keepCheckpoints(
    file,
    tuning,
    (pieces) => events.checkpoint(pieces),
    (error) => round.settle(failed(error)),
  );
  const context: FetchContext = {
    spec,
    map,
    file,
    http: ports.http,
    now: ports.now,
    isReachable: ports.isReachable,
    validator: () => validator,
    memory: createSourceMemory(!spec.isProvable),
    isRangeless: () => rangeless,
    isContinuing: () => isAnswered,
    accepted: (facts, ranges) => {
      if (!ranges) singleStream = true;
      // Servers of one source may name a version differently: with a published hash, keep the first name.
      if (validator === null || !spec.isProvable) validator = facts.validator;
      const total = map.totalBytes();
      if (!isAnswered && total !== null) file.sizeUp(total);
      events.source({ ...facts, totalBytes: map.totalBytes(), validator });
      events.waiting(null);
      isAnswered = true;
    },
    isLimited: () => readSharedLimits(spec.share).bytesPerSecond > 0,
    held: (heldUp) =>
      limiter.waitMs(performance.now()) > 0 ? rate.held(waitOut(limiter, heldUp, signal)) : undefined,
    written: (bytes) => {
      round.received();
      limiter.count(bytes, performance.now());
      front.publish(map.front());
      checkpoints.due();
    },
  };
  const maxRunBytes = (): number => {
    // A single connection holds the front by itself: no need to ask every few bytes.
    if (singleStream || isAlone) return Number.POSITIVE_INFINITY;
    // Shorter segments towards the end, so that all connections finish together.
    const left = (map.totalBytes() ?? Number.POSITIVE_INFINITY) - map.receivedBytes();
    return Math.max(tuning.pieceBytes, Math.min(tuning.runBytes, left / (2 * round.wanted())));
  };
  const scheduler = createScheduler(map, maxRunBytes, tuning.pieceBytes);
  const begin = (): Round =>
    startRound({ context, scheduler, random: ports.random, waiting: events.waiting }, signal);
  let round = begin();
  const progress = (): void =>
    events.progress({
      receivedBytes: map.receivedBytes(),
      totalBytes: map.totalBytes(),
      connections: scheduler.active().length,
      fetching: scheduler.active().map(({ next, end }) => ({ start: next, end })),
      bottleneck: rate.bottleneck({
        nowMs: performance.now(),
        writeMs: file.writeMs(),
        busyMs: performance.eventLoopUtilization().active,
        lesson: tuner.lesson(),
      }),
    });
  const ticker = setInterval(() => {
    progress();
    checkpoints.due();
    if (hasNewSurroundings()) round.redial();
  }, tuning.progressMs);
  // Start more connections only after the source has served a range.
  const grow = (): void => {
    if (!isAnswered || singleStream) return;
    const { active } = performance.eventLoopUtilization();
    const connections = tuner.advise(map.receivedBytes(), performance.now(), active);
    isAlone = connections === 1;
    round.resize(connections);
  };
  /** Repeat rounds until one has a result. */
  const lastVerdict = async (): Promise<Exclude<RoundEnd, { kind: 'rangeless' }> | null> => {
    for (let tries = 1; ; tries += 1) {
      round.resize(1);
      const verdict = await round.finished();
      if (verdict?.kind === 'rangeless') {
        rangeless = true;
        singleStream = true;
      } else if (verdict !== null || signal.aborted || map.isComplete()) {
        return verdict;
      } else {
        await sleep(backoffMs(tries, ports.random(), tuning), signal);
      }
      round = begin();
    }
  };

  const grower = setInterval(grow, tuning.growthMs);
  try {
    front.publish(map.front());
    const verdict = await lastVerdict();
    if (verdict?.kind === 'restart') return verdict;
    if (verdict?.kind === 'complete') map.setTotal(verdict.totalBytes);
    const totalBytes = map.receivedBytes();
    // The last bytes are hashed while they are flushed.
    if (map.isComplete()) front.finish(totalBytes);
    await checkpoints.flush();
    progress();
    if (verdict?.kind === 'failed') return verdict;
    if (!map.isComplete()) return { kind: 'stopped' };
    file.trim(totalBytes);
    return { kind: 'complete', totalBytes };
  } finally {
    clearInterval(ticker);
    clearInterval(grower);
    await checkpoints.settle();
  }
}

/** Wait in short steps, so that a changed limit applies within a moment. */
async function waitOut(limiter: Limiter, heldUp: () => void, signal: AbortSignal): Promise<void> {
  for (
    let ms = limiter.waitMs(performance.now());
    ms > 0 && !signal.aborted;
    ms = limiter.waitMs(performance.now())
  ) {
    await sleep(Math.min(ms, limitStepMs), signal);
    heldUp();
  }
}

function failed(error: unknown): Extract<TransferOutcome, { kind: 'failed' }> {
  const { code, message, details } = toErrorView(diskError(error));
  return { kind: 'failed', code, message, details: details ?? {} };
}
