import { NogginError } from '../../errors.ts';
import type { HttpClient, HttpResponse } from '../../http/client.ts';
import { credentialHeaders } from '../../http/credentials.ts';
import { getFollowing } from '../../http/follow.ts';
import { networkError } from '../../http/network-errors.ts';
import { ifRangeValue, type Validator, validatorOf } from '../../http/validators.ts';
import type { PieceMap } from '../piece-map.ts';
import type { Run } from '../scheduler.ts';
import { type Judgement, judge } from './judge.ts';
import type { PartialFile } from './partial-file.ts';
import type { SourceFacts, TransferSpec } from './port.ts';
import { startWatchdog, type Watchdog } from './watchdog.ts';

/** What all connections of one transfer share. */
export interface FetchContext {
  readonly spec: TransferSpec;
  readonly http: HttpClient;
  readonly map: PieceMap;
  readonly file: PartialFile;
  readonly now: () => number;
  readonly isReachable: (url: URL) => boolean;
  /** The version being fetched; null until an answer named it. */
  validator(): Validator | null;
  /** Where redirects led the last time, until that address is refused; saves a round trip for every run. */
  readonly shortcut: { url: URL | null };
  /** Called with the head of each answer that will be taken. */
  accepted(facts: SourceFacts, ranges: boolean): void;
  /** Whether a speed limit is set. */
  isLimited(): boolean;
  /** Waits where the speed limit says so, excusing the silence meanwhile; undefined to go on at once. */
  held(excused: () => void): Promise<void> | undefined;
  /** Called after bytes were written. */
  written(bytes: number): void;
}

/** How one request ended when nothing broke. */
export type RunEnd = Exclude<Judgement, { kind: 'body' }> | { readonly kind: 'done' };

/**
 * Fetches one run: asks for it, judges the answer, writes the body where it belongs.
 * @throws NogginError `network`, `tls`, `redirect-refused`, `size-mismatch` or an error of the disk; what had
 * arrived by then is written
 */
export async function fetchRun(context: FetchContext, run: Run, signal: AbortSignal): Promise<RunEnd> {
  const { spec, map } = context;
  const watchdog = startWatchdog(spec.numbers, signal);
  let response: HttpResponse | null = null;
  try {
    const url = context.shortcut.url ?? new URL(spec.url);
    const headers = requestHeaders(run, context.validator(), spec.bypassCaches);
    const credentials = credentialHeaders(url, spec.credentials);
    response = await getFollowing(
      context.http,
      { url, headers, credentials, signal: watchdog.signal },
      spec.policy,
    );
    watchdog.arrived(0);
    if (isExpired(response, spec.url)) {
      const wasShortcut = context.shortcut.url !== null;
      context.shortcut.url = null;
      // A signed address that ran out is no failure: the original one gives another (FAULTS A17).
      if (wasShortcut) return { kind: 'done' };
      const message = `The address the source led to refuses access (${response.status})`;
      return { kind: 'retry', code: 'needs-access', message, waitMs: null };
    }
    const verdict = judge(response.status, response.headers, {
      start: run.next,
      end: run.end,
      expectedBytes: spec.expectedBytes,
      knownTotal: map.totalBytes(),
      validator: context.validator(),
      receivedBytes: map.receivedBytes(),
      nowMs: context.now(),
      retryAfterCapMs: spec.numbers.retryAfterCapMs,
    });
    if (verdict.kind !== 'body') return verdict;
    if (!verdict.ranges) {
      // The whole file on this one connection; what others have already brought would be in its way.
      if (map.receivedBytes() > 0) return { kind: 'restart', reason: 'ranges-ignored' };
      // What an earlier answer told still counts where this one tells nothing.
      run.end = verdict.totalBytes ?? map.totalBytes() ?? Number.POSITIVE_INFINITY;
    }
    if (verdict.totalBytes !== null) {
      map.setTotal(verdict.totalBytes);
      run.end = Math.min(run.end, verdict.totalBytes);
    }
    context.accepted(
      { totalBytes: verdict.totalBytes, validator: validatorOf(response.headers), way: response.way },
      verdict.ranges,
    );
    if (response.url.href !== spec.url) context.shortcut.url = response.url;
    await readBody(context, response, run, watchdog);
    // A body asked for without an end ends where the file ends; the SHA-256 will say if that was the truth.
    if (map.totalBytes() === null && !Number.isFinite(run.end)) map.setTotal(run.next);
    return { kind: 'done' };
  } catch (error) {
    throw networkError(watchdog.reason() ?? error, () => context.isReachable(new URL(spec.url)));
  } finally {
    watchdog.stop();
    response?.destroy();
  }
}

/** Refused by another origin than the one that was asked: what it gave out was good for a time only. */
function isExpired(response: HttpResponse, original: string): boolean {
  const isRefusal = [401, 403, 404, 410].includes(response.status);
  return isRefusal && response.url.origin !== new URL(original).origin;
}

function requestHeaders(
  run: Run,
  validator: Validator | null,
  bypassCaches: boolean,
): Record<string, string> {
  const last = Number.isFinite(run.end) ? String(run.end - 1) : '';
  const ifRange = run.next > 0 ? ifRangeValue(validator) : null;
  return {
    'user-agent': 'Noggin',
    accept: '*/*',
    'accept-encoding': 'identity',
    // Always a range: some hosts refuse very large answers without one.
    range: `bytes=${run.next}-${last}`,
    ...(ifRange === null ? {} : { 'if-range': ifRange }),
    ...(bypassCaches ? { 'cache-control': 'no-cache', pragma: 'no-cache' } : {}),
  };
}

/** Writes every chunk where it belongs as it comes, so that nothing that arrived is ever only in memory. */
async function readBody(
  context: FetchContext,
  response: HttpResponse,
  run: Run,
  watchdog: Watchdog,
): Promise<void> {
  const { file, map } = context;
  try {
    await response.readInPlace((chunk) => {
      watchdog.arrived(chunk.byteLength);
      const room = run.end - run.next;
      const part = chunk.byteLength <= room ? chunk : chunk.subarray(0, room);
      if (part.byteLength > 0) {
        file.write(run.next, part);
        run.next += part.byteLength;
        context.written(part.byteLength);
      }
      if (part.byteLength < chunk.byteLength) {
        throw run.end === map.totalBytes() ? overflow(run.end) : new RunCut();
      }
      return context.held(watchdog.excused);
    });
  } catch (error) {
    if (!(error instanceof RunCut)) throw error;
  }
}

/** The rest of this run was given to another connection. */
class RunCut extends Error {}

function overflow(totalBytes: number): NogginError {
  return new NogginError('size-mismatch', `The server sent more than the ${totalBytes} bytes of the file`, {
    details: { expectedBytes: totalBytes },
  });
}
