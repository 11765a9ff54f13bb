import { toErrorView } from '../../errors.ts';
import { diskError } from '../../platform/disk-errors.ts';
import { sleep } from '../../platform/sleep.ts';
import { backoffMs } from '../retry.ts';
import type { Scheduler } from '../scheduler.ts';
import { type FetchContext, fetchRun, type RunEnd } from './fetch-run.ts';
import type { TransferOutcome, TransferWaiting } from './port.ts';

/** What one connection can find out that settles the matter for all of them. */
export type RoundEnd = Exclude<TransferOutcome, { kind: 'stopped' }>;

export interface ConnectionPorts {
  readonly context: FetchContext;
  readonly scheduler: Scheduler;
  readonly signal: AbortSignal;
  readonly random: () => number;
  /** Tries in a row, over all connections, that brought no byte. Any byte sets it back to 0. */
  readonly barren: { tries: number };
  waiting(waiting: TransferWaiting): void;
}

/** Errors that the network may get over; all others end the round. */
const worthAnotherTry = new Set(['network', 'tls', 'server', 'rate-limited', 'portal', 'bad-range']);

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
    if (signal.aborted) return null;
    const run = scheduler.take();
    if (run === null) return null;
    const before = run.next;
    let end: RunEnd;
    try {
      end = await fetchRun(context, run, signal);
    } catch (error) {
      if (signal.aborted) return null;
      end = toRunEnd(error);
    } finally {
      scheduler.release(run);
    }
    const arrived = run.next - before;
    if (end.kind === 'done') continue;
    if (end.kind === 'fail') return failedRound(end);
    if (end.kind !== 'retry') return end;

    barren.tries = arrived > 0 ? 0 : barren.tries + 1;
    badRanges = end.code === 'bad-range' ? badRanges + 1 : 0;
    if (barren.tries >= numbers.maxBarrenTries || badRanges >= numbers.maxBadRanges) return failedRound(end);
    if (arrived >= worthwhileBytes) continue;
    const attempt = Math.max(1, barren.tries);
    // A server that asks for no wait at all is still not asked again at once.
    const waitMs = Math.max(end.waitMs ?? 0, backoffMs(attempt, ports.random(), numbers));
    ports.waiting({ code: end.code, message: end.message, details: {}, waitMs, attempt });
    await sleep(waitMs, signal);
  }
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
