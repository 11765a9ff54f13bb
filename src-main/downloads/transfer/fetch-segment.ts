import { NogginError } from '../../errors.ts';
import { enough, type HttpClient, type HttpResponse } from '../../http/client.ts';
import { credentialHeaders } from '../../http/credentials.ts';
import { getFollowing } from '../../http/follow.ts';
import { connectionLost, networkError } from '../../http/network-errors.ts';
import { hubRefusal } from '../../http/refusal.ts';
import { userAgent } from '../../http/user-agent.ts';
import { ifRangeValue, type Validator, validatorOf } from '../../http/validators.ts';
import type { PieceMap } from '../piece-map.ts';
import type { Segment } from '../scheduler.ts';
import { type Asked, classifyResponse, type ResponseClass } from './classify-response.ts';
import type { PartialFile } from './partial-file.ts';
import type { SourceFacts, TransferSpec } from './port.ts';
import type { SourceMemory } from './source-memory.ts';
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
  readonly memory: SourceMemory;
  /** Whether to ask without a Range: the last resort. */
  isRangeless(): boolean;
  /** Whether this transfer received bytes of this version. */
  isContinuing(): boolean;
  /** Called with the head of each answer that will be taken. */
  accepted(facts: SourceFacts, ranges: boolean): void;
  /** Whether a speed limit is set. */
  isLimited(): boolean;
  /** Waits for the speed limit without counting it as silence; undefined to go on at once. */
  held(heldUp: () => void): Promise<void> | undefined;
  /** Called after bytes were written. */
  written(bytes: number): void;
}

/** How a request ended without an error. */
export type SegmentEnd =
  | Exclude<ResponseClass, { kind: 'body' }>
  | { readonly kind: 'done' }
  /** Nothing came, nothing is wrong: ask again in another way. */
  | { readonly kind: 'again' }
  /** The source takes no Range. */
  | { readonly kind: 'rangeless' };

/**
 * Fetches one segment: sends the request, classifies the response, writes the body in place.
 * @throws NogginError `network`, `tls`, `redirect-refused`, `size-mismatch` or an error of the disk; what arrived by
 * then is written
 */
export async function fetchSegment(
  context: FetchContext,
  segment: Segment,
  signal: AbortSignal,
): Promise<SegmentEnd> {
  const { spec, map, memory } = context;
  // An empty range would count as no range (RFC 9110 section 14.1.1).
  if (segment.next >= segment.end) return { kind: 'done' };
  if (context.isRangeless() && segment.next > 0) return { kind: 'restart', reason: 'no-ranges' };
  const watchdog = startWatchdog(spec.tuning, signal);
  let response: HttpResponse | null = null;
  try {
    const url = memory.shortcut ?? new URL(spec.url);
    const isHint = memory.shortcut !== null;
    const headers = requestHeaders(context, segment);
    const credentials = memory.tokenRefusal === null ? credentialHeaders(url, spec.credentials) : {};
    response = await getFollowing(
      context.http,
      { url, headers, credentials, signal: watchdog.signal },
      spec.policy,
    );
    watchdog.arrived(0);
    const judgement = classifyResponse(response.status, response.headers, asked(context, segment));
    if (judgement.kind !== 'body') {
      const showed = 'authorization' in credentials && response.url.origin === url.origin;
      return afterRefusal(context, segment, { response, judgement, isHint, showed });
    }
    if (!judgement.ranges && map.receivedBytes() > 0) return afterIgnoredRange(memory);
    if (!judgement.ranges) {
      // The whole file on this connection. Facts of an earlier response stand where this one tells nothing.
      segment.end = judgement.totalBytes ?? map.totalBytes() ?? Number.POSITIVE_INFINITY;
    }
    if (judgement.totalBytes !== null) {
      map.setTotal(judgement.totalBytes);
      segment.end = Math.min(segment.end, judgement.totalBytes);
    }
    take(context, response, judgement.ranges);
    await readBody(context, response, segment, { watchdog, end: judgement.end, isPart: judgement.ranges });
    // A full body ends with the file (the SHA-256 verifies it); a part ends where it says.
    if (map.totalBytes() === null && !judgement.ranges) map.setTotal(segment.next);
    return { kind: 'done' };
  } catch (error) {
    throw networkError(watchdog.reason() ?? error, () => context.isReachable(new URL(spec.url)));
  } finally {
    watchdog.stop();
    response?.destroy();
  }
}

function asked(context: FetchContext, segment: Segment): Asked {
  const { spec, map, memory } = context;
  return {
    start: segment.next,
    end: segment.end,
    expectedBytes: spec.expectedBytes,
    isProvable: spec.isProvable,
    knownTotal: map.totalBytes(),
    validator: context.validator(),
    sentIfRange: memory.ifRange && segment.next > 0,
    receivedBytes: map.receivedBytes(),
    isContinuing: context.isContinuing(),
    nowMs: context.now(),
    retryAfterCapMs: spec.tuning.retryAfterCapMs,
  };
}

/** Remembers the facts of an accepted response. */
function take(context: FetchContext, response: HttpResponse, ranges: boolean): void {
  const { map, memory, spec } = context;
  memory.badRanges = 0;
  memory.rangeIgnored = false;
  memory.resolvedAgain = false;
  if (response.url.href !== spec.url) memory.shortcut = response.url;
  const isTokenInvalid = memory.tokenRefusal?.status === 401;
  const validator = validatorOf(response.headers);
  context.accepted({ totalBytes: map.totalBytes(), validator, way: response.way, isTokenInvalid }, ranges);
}

interface Refused {
  readonly response: HttpResponse;
  readonly judgement: Exclude<ResponseClass, { kind: 'body' }>;
  /** The address came from a remembered redirect. */
  readonly isHint: boolean;
  /** It saw our token. */
  readonly showed: boolean;
}

/** What to do after a response without our body, besides its class. */
function afterRefusal(context: FetchContext, segment: Segment, refused: Refused): SegmentEnd {
  const { memory, map, spec } = context;
  const { response, judgement, isHint } = refused;
  const { status } = response;
  if (judgement.kind === 'restart' && judgement.reason === 'ranges-ignored') return afterIgnoredRange(memory);
  if (refused.showed && (status === 401 || status === 403)) {
    // A stale token must not lock public files.
    memory.tokenRefusal = { status, judgement: withWords(judgement, response) };
    return { kind: 'again' };
  }
  if (status < 200 || status >= 300) {
    const isForeign = response.url.origin !== new URL(spec.url).origin;
    if (isForeign && !isHint && judgement.kind === 'fail') {
      // An expired signed address is no failure: the original one gives a new one (FAULTS A17).
      if (!memory.resolvedAgain) {
        memory.resolvedAgain = true;
        return { kind: 'again' };
      }
      if (isAccess(judgement)) {
        const message = `The address the source led to refuses access (${status})`;
        return { kind: 'retry', code: 'server', message, waitMs: null };
      }
    }
  }
  if (judgement.kind === 'retry' && judgement.code === 'bad-range') memory.badRanges += 1;
  const mayBeRange = judgement.kind === 'fail' && judgement.code === 'server' && status >= 400;
  if (mayBeRange && !isHint && segment.next === 0 && map.receivedBytes() === 0 && !context.isRangeless()) {
    return { kind: 'rangeless' };
  }
  if (judgement.kind !== 'fail') return judgement;
  if (isAccess(judgement) && memory.tokenRefusal !== null) {
    const first = memory.tokenRefusal.judgement;
    if (first.kind === 'fail') return { ...first, isAnswer: true };
  }
  return { ...withWords(judgement, response), isAnswer: true };
}

const isAccess = ({ code }: { readonly code: string }): boolean =>
  code === 'needs-access' || code === 'access-refused';

/** Adds the source's own words to Details. */
function withWords<J extends ResponseClass>(judgement: J, { headers }: HttpResponse): J {
  if (judgement.kind !== 'fail') return judgement;
  const { code, message } = hubRefusal(headers);
  const said = {
    ...(code === null ? {} : { saidCode: code }),
    ...(message === null ? {} : { said: message }),
  };
  return { ...judgement, details: { ...judgement.details, ...said } };
}

/** The full file came instead of a part: ask once without If-Range before discarding anything. */
function afterIgnoredRange(memory: SourceMemory): SegmentEnd {
  if (memory.rangeIgnored) return { kind: 'restart', reason: 'ranges-ignored' };
  memory.rangeIgnored = true;
  memory.ifRange = false;
  return { kind: 'again' };
}

function requestHeaders(context: FetchContext, segment: Segment): Record<string, string> {
  const last = Number.isFinite(segment.end) ? String(segment.end - 1) : '';
  const ifRange = context.memory.ifRange && segment.next > 0 ? ifRangeValue(context.validator()) : null;
  return {
    ...userAgent,
    accept: '*/*',
    'accept-encoding': 'identity',
    // Send a range even for the whole file: some hosts refuse very large responses without one.
    ...(context.isRangeless() ? {} : { range: `bytes=${segment.next}-${last}` }),
    ...(ifRange === null ? {} : { 'if-range': ifRange }),
    ...(context.spec.bypassCaches ? { 'cache-control': 'no-cache', pragma: 'no-cache' } : {}),
  };
}

interface BodyFacts {
  readonly watchdog: Watchdog;
  /** End offset of the body by its head; infinite if only its end tells. */
  readonly end: number;
  readonly isPart: boolean;
}

/**
 * Writes every chunk at its offset as it arrives. Ends with the last wanted byte, even if the server keeps the
 * connection open.
 */
async function readBody(
  context: FetchContext,
  response: HttpResponse,
  segment: Segment,
  body: BodyFacts,
): Promise<void> {
  const { file, map, spec } = context;
  const { watchdog } = body;
  const from = segment.next;
  await response.readInPlace((chunk) => {
    watchdog.arrived(chunk.byteLength);
    // Another connection may have taken over the rest.
    const end = Math.min(segment.end, body.end);
    const room = Math.max(0, end - segment.next);
    const part = chunk.byteLength <= room ? chunk : chunk.subarray(0, room);
    if (part.byteLength > 0) {
      file.write(segment.next, part);
      segment.next += part.byteLength;
      context.written(part.byteLength);
    }
    // With a published SHA-256, ignore bytes behind the end.
    const isTooMuch = part.byteLength < chunk.byteLength && end === map.totalBytes();
    if (isTooMuch && !body.isPart && !spec.isProvable) throw overflow(end);
    // Without hash and size, the end of the body is the only evidence of the size.
    const isTold = body.isPart || spec.isProvable || Number.isFinite(body.end);
    return segment.next >= end && isTold ? enough : context.held(watchdog.heldUp);
  });
  const isShort = Number.isFinite(body.end) && segment.next < Math.min(segment.end, body.end);
  if (isShort && segment.next === from) throw connectionLost();
}

function overflow(totalBytes: number): NogginError {
  return new NogginError('size-mismatch', `The server sent more than the ${totalBytes} bytes of the file`, {
    details: { expectedBytes: totalBytes },
  });
}
