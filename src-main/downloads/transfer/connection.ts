import { toErrorView } from '../../errors.ts';
import { diskError } from '../../platform/disk-errors.ts';
import { sleep } from '../../platform/sleep.ts';
import { backoffMs } from '../retry.ts';
import type { Run, Scheduler } from '../scheduler.ts';
import { type FetchContext, fetchRun, type RunEnd } from './fetch-run.ts';
import type { TransferOutcome, TransferWaiting } from './port.ts';
import type { SlowRuns } from './slow-runs.ts';

/** What one connection can find out that settles the matter for all of them. */
export type RoundEnd = Exclude<TransferOutcome, { kind: 'stopped' }>;

export interface ConnectionPorts {
  readonly context: FetchContext;
  readonly scheduler: Scheduler;
  readonly signal: AbortSignal;
  readonly slowRuns: SlowRuns;
  /** Aborts when everything is to be dialled again at once; a new one after each time. */
  redial(): AbortSignal;
  /** Aborts when another connection has ended; a new one after each time. */
  stirred(): AbortSignal;
  /** How far beyond the front a connection may begin, in bytes. */
  aheadBytes(): number;
  /** Whether there are more connections at work than there should be; the one that asks then ends. */
  isTooMany(): boolean;
  readonly random: () => number;
  /** Tries in a row, over all connections, that brought no byte. Any byte sets it back to 0. */
  readonly barren: { tries: number };
  waiting(waiting: TransferWaiting): void;
}

/** Errors that the network may get over; all others end the round. */
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

/** A try that brought less than this is not followed by another at once: a server that drops every answer is let be. */
const worthwhileBytes = 64 * 1024;

/**
 * One connection: takes run after run until there is none left, waits and tries again when the network or the
 * server fails. Null: nothing left for this connection, or it was stopped.
 */
export async function runConnection(ports: ConnectionPorts): Promise<RoundEnd | null> {
  const { context, scheduler, signal, barren } = ports;
  const { numbers } = context.spec;
  let badRanges = 0;
  for (;;) {
    if (signal.aborted || ports.isTooMany()) return null;
    const next = scheduler.take();
    if (next !== null && next.start - context.map.front() > ports.aheadBytes()) {
      // The front must not starve, or the hash would be left for the end: the line is its connection's for a moment.
      scheduler.release(next);
      const slow = rescue(ports);
      if (slow === null) {
        await sleep(numbers.aheadMs, signal);
        continue;
      }
      scheduler.release(slow);
      continue;
    }
    const run = next ?? rescue(ports);
    if (run === null) {
      if (scheduler.active().length === 0) return null;
      // Others are at work on all that is left; one of them may yet turn out too slow.
      await sleep(numbers.rescueMs, AbortSignal.any([signal, ports.stirred()]));
      continue;
    }
    const before = run.next;
    const end = await endOf(ports, run);
    if (end === null) return null;
    const arrived = run.next - before;
    if (end.kind === 'done') continue;
    if (end.kind === 'fail') return failedRound(end);
    if (end.kind !== 'retry') return end;

    // Without a network no try is burnt: it is waited for.
    const isOffline = end.code === 'offline';
    if (!isOffline) barren.tries = arrived > 0 ? 0 : barren.tries + 1;
    badRanges = end.code === 'bad-range' ? badRanges + 1 : 0;
    if (barren.tries >= numbers.maxBarrenTries || badRanges >= numbers.maxBadRanges) return failedRound(end);
    if (arrived >= worthwhileBytes) continue;
    const attempt = Math.max(1, barren.tries);
    // A server that asks for no wait at all is still not asked again at once.
    const askedMs = Math.max(end.waitMs ?? 0, backoffMs(attempt, ports.random(), numbers));
    const waitMs = isOffline ? Math.min(askedMs, numbers.offlineMs) : askedMs;
    ports.waiting({ code: end.code, message: end.message, details: {}, waitMs, attempt });
    await sleep(waitMs, AbortSignal.any([signal, ports.redial()]));
  }
}

/** Fetches one run; null when it was stopped from outside. A run that was taken over meanwhile is done. */
async function endOf(ports: ConnectionPorts, run: Run): Promise<RunEnd | null> {
  const { signal, slowRuns } = ports;
  const own = new AbortController();
  const stop = (): void => own.abort();
  const redial = ports.redial();
  signal.addEventListener('abort', stop, { once: true });
  redial.addEventListener('abort', stop, { once: true });
  slowRuns.begin(run, performance.now(), stop);
  try {
    return await fetchRun(ports.context, run, own.signal);
  } catch (error) {
    if (signal.aborted) return null;
    return own.signal.aborted ? { kind: 'done' } : toRunEnd(error);
  } finally {
    signal.removeEventListener('abort', stop);
    redial.removeEventListener('abort', stop);
    slowRuns.end(run);
    ports.scheduler.release(run);
  }
}

/** Takes the rest of the slowest run from its connection, when that is worth it. */
function rescue({ scheduler, slowRuns, context }: ConnectionPorts): Run | null {
  const slow = slowRuns.worst(performance.now(), context.spec.numbers.rescueWorthMs, context.isLimited());
  if (slow === null) return null;
  const rest = scheduler.takeOver(slow);
  slowRuns.abort(slow);
  return rest;
}

function toRunEnd(error: unknown): RunEnd {
  const view = toErrorView(diskError(error));
  return worthAnotherTry.has(view.code)
    ? { kind: 'retry', code: view.code, message: view.message, waitMs: null }
    : { kind: 'fail', code: view.code, message: view.message, details: view.details ?? {} };
}

function failedRound(end: Extract<RunEnd, { kind: 'fail' | 'retry' }>): RoundEnd {
  const details = end.kind === 'fail' ? (end.details ?? {}) : {};
  return { kind: 'failed', code: end.code, message: end.message, details };
}
