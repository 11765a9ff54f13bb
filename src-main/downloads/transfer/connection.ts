import { toErrorView } from '../../errors.ts';
import { diskError } from '../../platform/disk-errors.ts';
import { sleep } from '../../platform/sleep.ts';
import { backoffMs } from '../retry.ts';
import type { Scheduler, Segment } from '../scheduler.ts';
import { type FetchContext, fetchSegment, type SegmentEnd } from './fetch-segment.ts';
import type { Outage } from './outage.ts';
import type { TransferOutcome, TransferWaiting } from './port.ts';
import type { SlowSegments } from './slow-segments.ts';

/** What one connection found that ends the round for all. */
export type RoundEnd =
  | Exclude<TransferOutcome, { kind: 'stopped' }>
  /** The source takes no Range: the next round asks without one. */
  | { readonly kind: 'rangeless' };

export interface ConnectionPorts {
  readonly context: FetchContext;
  readonly scheduler: Scheduler;
  readonly signal: AbortSignal;
  readonly slowRuns: SlowSegments;
  readonly outage: Outage;
  /** Aborts when all connections are dialled again; a new signal each time. */
  redial(): AbortSignal;
  /** Aborts when another connection ended; a new signal each time. */
  networkChanged(): AbortSignal;
  /** How far ahead of the contiguous bytes a connection may start. */
  aheadBytes(): number;
  /** Whether this connection should end because there are too many; counts it out at once. */
  leave(): boolean;
  readonly random: () => number;
  waiting(waiting: TransferWaiting): void;
}

/** Errors that may pass; all others end the round. */
const worthAnotherTry = new Set([
  'slow',
  'network',
  'offline',
  'tls',
  'proxy-refused',
  'server',
  'rate-limited',
  'portal',
  'bad-range',
]);

/** After an attempt with fewer bytes than this, wait, longer each time, unless it brought all it asked for. */
const worthwhileBytes = 64 * 1024;

/**
 * One connection: fetches segment after segment, waits and retries when the network or the server fails. Null:
 * nothing left, or stopped.
 */
export async function runConnection(ports: ConnectionPorts): Promise<RoundEnd | null> {
  const { outage, signal } = ports;
  const me = {};
  let meagreTries = 0;
  try {
    for (;;) {
      await outage.turn(me, signal);
      if (signal.aborted || ports.leave()) return null;
      const segment = await nextRun(ports);
      if (segment === 'wait') continue;
      if (segment === null) return null;
      const before = segment.next;
      const end = await endOf(ports, segment);
      if (end === null) return null;
      const arrived = segment.next - before;
      const isMeagre = arrived < worthwhileBytes && segment.next < segment.end;
      meagreTries = isMeagre ? meagreTries + 1 : 0;
      switch (end.kind) {
        case 'again':
          meagreTries = 0;
          break;
        case 'done':
          if (isMeagre) await afterLittle(ports, meagreTries);
          break;
        case 'retry': {
          const settled = await afterFailure(ports, me, { end, arrived, meagreTries });
          if (settled !== null) return settled;
          break;
        }
        case 'fail':
          return failedRound(end);
        default:
          return end;
      }
    }
  } finally {
    outage.leave(me);
  }
}

/** The next segment to fetch; `wait`: none now. Null: nothing is left. */
async function nextRun(ports: ConnectionPorts): Promise<Segment | 'wait' | null> {
  const { scheduler, context, signal } = ports;
  const { tuning } = context.spec;
  const next = scheduler.take();
  if (next !== null && next.start - context.map.front() > ports.aheadBytes()) {
    // Let the connection at the front have the line for a moment: the hash must not lag behind.
    scheduler.release(next);
    const slow = rescue(ports);
    if (slow === null) await sleep(tuning.aheadMs, signal);
    else scheduler.release(slow);
    return 'wait';
  }
  const segment = next ?? rescue(ports);
  if (segment !== null) return segment;
  if (scheduler.active().length === 0) return null;
  // Others fetch all that is left; one of them may turn out too slow.
  await sleep(tuning.rescueMs, AbortSignal.any([signal, ports.networkChanged()]));
  return 'wait';
}

interface Failure {
  readonly end: Extract<SegmentEnd, { kind: 'retry' }>;
  readonly arrived: number;
  readonly meagreTries: number;
}

/** Waits before the next attempt. Its result ends the round. */
async function afterFailure(
  ports: ConnectionPorts,
  me: object,
  { end, arrived, meagreTries }: Failure,
): Promise<RoundEnd | null> {
  const { context, outage } = ports;
  const { tuning } = context.spec;
  if (end.code === 'bad-range' && context.memory.badRanges >= tuning.maxBadRanges) {
    if (context.isRangeless()) return failedRound(end);
    return context.map.receivedBytes() === 0
      ? { kind: 'rangeless' }
      : { kind: 'restart', reason: 'no-ranges' };
  }
  if (arrived >= worthwhileBytes) return null;
  if (end.code === 'offline') {
    // Without a network, count no attempt and hardly dial.
    outage.failed(me, performance.now(), false);
    const waitMs = Math.max(tuning.offlineMs, backoffMs(meagreTries, ports.random(), tuning));
    ports.waiting({ code: end.code, message: end.message, details: {}, waitMs, attempt: 1 });
    await pause(ports, waitMs, () => context.isReachable(new URL(context.spec.url)));
    return null;
  }
  const { tries, isOver } =
    arrived > 0 ? { tries: meagreTries, isOver: false } : outage.failed(me, performance.now());
  if (isOver) return failedRound(end);
  // Retry-After: 0 still means a moment.
  const waitMs = Math.max(end.waitMs ?? 0, backoffMs(Math.max(tries, meagreTries), ports.random(), tuning));
  ports.waiting({ code: end.code, message: end.message, details: end.details ?? {}, waitMs, attempt: tries });
  await pause(ports, waitMs);
  return null;
}

/** Ask ever more slowly if each response brings next to nothing. */
async function afterLittle(ports: ConnectionPorts, attempt: number): Promise<void> {
  const waitMs = backoffMs(attempt, ports.random(), ports.context.spec.tuning);
  const message = 'The server sends next to nothing in each answer';
  ports.waiting({ code: 'slow', message, details: {}, waitMs, attempt });
  await pause(ports, waitMs);
}

/** Milliseconds between looks while a wait may end early. */
const lookMs = 1000;

/** Waits until the time is over, everything is dialled again, or `isOver` says so. */
async function pause(ports: ConnectionPorts, ms: number, isOver?: () => boolean): Promise<void> {
  const signal = AbortSignal.any([ports.signal, ports.redial()]);
  if (isOver === undefined) return sleep(ms, signal);
  for (let leftMs = ms; leftMs > 0 && !signal.aborted && !isOver(); leftMs -= lookMs) {
    await sleep(Math.min(leftMs, lookMs), signal);
  }
}

/** Fetches one segment; null when stopped from outside. A segment taken over meanwhile is not asked for again. */
async function endOf(ports: ConnectionPorts, segment: Segment): Promise<SegmentEnd | null> {
  const { signal, slowRuns, context } = ports;
  const own = new AbortController();
  const stop = (): void => own.abort();
  const redial = ports.redial();
  signal.addEventListener('abort', stop, { once: true });
  redial.addEventListener('abort', stop, { once: true });
  slowRuns.begin(segment, performance.now(), stop);
  const { shortcut } = context.memory;
  const before = segment.next;
  try {
    const end = await fetchSegment(context, segment, own.signal).catch((error: unknown) => {
      if (own.signal.aborted) return { kind: 'again' } as const;
      return toRunEnd(error);
    });
    if (signal.aborted) return null;
    const isHintWrong = shortcut !== null && segment.next === before && isRefusal(end);
    if (!isHintWrong) return end;
    // A remembered redirect is a hint: ask the original address before counting an attempt.
    if (context.memory.shortcut === shortcut) context.memory.shortcut = null;
    return { kind: 'again' };
  } finally {
    signal.removeEventListener('abort', stop);
    redial.removeEventListener('abort', stop);
    slowRuns.end(segment);
    ports.scheduler.release(segment);
  }
}

/** Whether another address may answer otherwise; errors of the disk are the same for all. */
function isRefusal(end: SegmentEnd): boolean {
  if (end.kind === 'fail') return end.isAnswer === true;
  return end.kind === 'retry' || end.kind === 'restart' || end.kind === 'rangeless';
}

/** Takes over the slowest segment, if worth it. */
function rescue({ scheduler, slowRuns, context }: ConnectionPorts): Segment | null {
  const slow = slowRuns.worst(performance.now(), context.spec.tuning.rescueWorthMs, context.isLimited());
  if (slow === null) return null;
  const rest = scheduler.takeOver(slow);
  slowRuns.abort(slow);
  return rest;
}

function toRunEnd(error: unknown): SegmentEnd {
  const view = toErrorView(diskError(error));
  return worthAnotherTry.has(view.code)
    ? { kind: 'retry', code: view.code, message: view.message, waitMs: null }
    : { kind: 'fail', code: view.code, message: view.message, details: view.details ?? {} };
}

function failedRound(end: Extract<SegmentEnd, { kind: 'fail' | 'retry' }>): RoundEnd {
  return { kind: 'failed', code: end.code, message: end.message, details: end.details ?? {} };
}
