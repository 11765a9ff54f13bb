import type { ErrorCode, ErrorDetails } from '../../../src-preload/contract/errors.ts';
import type { Headers } from '../../http/client.ts';
import { parseContentRange, parseUnsatisfiedTotal } from '../../http/content-range.ts';
import { classifyRefusal, isWebPage } from '../../http/refusal.ts';
import { ifRangeValue, isOtherVersion, type Validator, validatorOf } from '../../http/validators.ts';
import type { RestartReason } from './port.ts';

/** The request, and what is known of the file. Offsets in bytes; `end` is exclusive, infinite if open. */
export interface Asked {
  readonly start: number;
  readonly end: number;
  /** Bytes of the file by the catalogue; another size is refused. */
  readonly expectedBytes: number | null;
  /** Size and SHA-256 are published: they decide, and no validator does. */
  readonly isProvable: boolean;
  /** Bytes of the file by an earlier answer. */
  readonly knownTotal: number | null;
  readonly validator: Validator | null;
  /** Whether {@link validator} was sent as If-Range, where it is strong enough. */
  readonly sentIfRange: boolean;
  /** Bytes of the partial that are there. */
  readonly receivedBytes: number;
  /** The source has just served the bytes before `start`. */
  readonly isContinuing: boolean;
  readonly nowMs: number;
  readonly retryAfterCapMs: number;
}

/** What a response means for the transfer. */
export type ResponseClass =
  | {
      readonly kind: 'body';
      /** Bytes of the whole file, if this response tells. */
      readonly totalBytes: number | null;
      /** End offset of this body; infinite if the connection's end marks it. */
      readonly end: number;
      readonly ranges: boolean;
    }
  | { readonly kind: 'complete'; readonly totalBytes: number }
  | { readonly kind: 'restart'; readonly reason: RestartReason }
  | {
      readonly kind: 'retry';
      readonly code: ErrorCode;
      readonly message: string;
      readonly waitMs: number | null;
      readonly details?: ErrorDetails;
    }
  | {
      readonly kind: 'fail';
      readonly code: ErrorCode;
      readonly message: string;
      readonly details?: ErrorDetails;
      /** An answer of this address; another address may answer otherwise. */
      readonly isAnswer?: boolean;
    };

/** Classifies a response by its head, before a byte of its body is read. Pure. */
export function classifyResponse(status: number, headers: Headers, asked: Asked): ResponseClass {
  if (status === 206 || status === 200) {
    const coding = headers['content-encoding'];
    if (coding !== undefined && coding.toLowerCase() !== 'identity') {
      return fail(
        'encoded-response',
        `The server encoded the file as ${coding} although it was asked not to`,
      );
    }
    if (isWebPage(headers)) {
      return { kind: 'retry', code: 'portal', message: 'A web page came instead of the file', waitMs: null };
    }
    return status === 206 ? judgePart(headers, asked) : judgeWhole(headers, asked);
  }
  if (status === 416) return judgeUnsatisfied(headers, asked);
  return judgeRefusal(status, headers, asked);
}

/** 206: the part must be the one asked for, of the version and size known (RFC 9110 section 15.3.7). */
function judgePart(headers: Headers, asked: Asked): ResponseClass {
  const range = parseContentRange(headers['content-range']);
  if (range === null || range.first !== asked.start || range.last >= asked.end) {
    const got = headers['content-range'] ?? 'no Content-Range';
    return {
      kind: 'retry',
      code: 'bad-range',
      message: `Asked for bytes from ${asked.start}, the server answered ${got}`,
      waitMs: null,
    };
  }
  const changed = versionChange(headers, range.total, asked);
  if (changed !== null) return changed;
  return { kind: 'body', totalBytes: range.total ?? asked.knownTotal, end: range.last + 1, ranges: true };
}

/** 200: the whole file from its first byte, whatever was asked (RFC 9110 section 14.2). */
function judgeWhole(headers: Headers, asked: Asked): ResponseClass {
  const length = contentLength(headers);
  const changed = versionChange(headers, length, asked);
  if (changed !== null) return changed;
  if (asked.start > 0) {
    if (length === asked.start && isEndOfWhatCame(null, asked))
      return { kind: 'complete', totalBytes: length };
    // The full file in answer to If-Range: its version is gone, or Range is not supported.
    const sent = asked.sentIfRange ? ifRangeValue(asked.validator) : null;
    const same = sent !== null && headers['etag'] === sent;
    return { kind: 'restart', reason: sent !== null && !same ? 'source-changed' : 'ranges-ignored' };
  }
  return {
    kind: 'body',
    totalBytes: length ?? asked.expectedBytes,
    end: length ?? Number.POSITIVE_INFINITY,
    ranges: false,
  };
}

function versionChange(headers: Headers, total: number | null, asked: Asked): ResponseClass | null {
  if (total !== null && asked.expectedBytes !== null && total !== asked.expectedBytes) {
    return fail('size-mismatch', `The file at the source has ${total} bytes, not ${asked.expectedBytes}`, {
      expectedBytes: asked.expectedBytes,
      sourceBytes: total,
    });
  }
  const otherSize = total !== null && asked.knownTotal !== null && total !== asked.knownTotal;
  const otherVersion = !asked.isProvable && isOtherVersion(asked.validator, validatorOf(headers));
  if (asked.receivedBytes > 0 && (otherSize || otherVersion)) {
    return { kind: 'restart', reason: 'source-changed' };
  }
  return null;
}

/** 416: there is nothing after what we have, or the file is shorter than the partial (FAULTS A4). */
function judgeUnsatisfied(headers: Headers, asked: Asked): ResponseClass {
  const total = parseUnsatisfiedTotal(headers['content-range']) ?? asked.expectedBytes ?? asked.knownTotal;
  if (total !== null && asked.expectedBytes !== null && total !== asked.expectedBytes) {
    return fail('size-mismatch', `The file at the source has ${total} bytes, not ${asked.expectedBytes}`, {
      expectedBytes: asked.expectedBytes,
      sourceBytes: total,
    });
  }
  if (total !== null && total === asked.receivedBytes) return { kind: 'complete', totalBytes: total };
  if (isEndOfWhatCame(total, asked)) return { kind: 'complete', totalBytes: asked.receivedBytes };
  if (asked.receivedBytes > 0 && (total === null || total < asked.receivedBytes)) {
    return { kind: 'restart', reason: 'partial-too-long' };
  }
  return {
    kind: 'retry',
    code: 'bad-range',
    message: 'The server refuses a range inside the file',
    waitMs: null,
  };
}

/** If the source never tells the size, the end of what it served is the end of the file. */
function isEndOfWhatCame(
  total: number | null,
  { isContinuing, knownTotal, start, receivedBytes }: Asked,
): boolean {
  return (
    total === null && knownTotal === null && isContinuing && start === receivedBytes && receivedBytes > 0
  );
}

function judgeRefusal(status: number, headers: Headers, asked: Asked): ResponseClass {
  const asker = { nowMs: asked.nowMs, longestWaitMs: asked.retryAfterCapMs };
  const { code, message, isPassing, waitMs } = classifyRefusal(status, headers, asker);
  return isPassing ? { kind: 'retry', code, message, waitMs } : fail(code, message);
}

function contentLength(headers: Headers): number | null {
  const value = Number(headers['content-length'] ?? Number.NaN);
  return Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function fail(code: ErrorCode, message: string, details?: ErrorDetails): ResponseClass {
  return details === undefined ? { kind: 'fail', code, message } : { kind: 'fail', code, message, details };
}
