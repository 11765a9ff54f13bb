import { randomInt } from 'node:crypto';
import type { Faults } from './faults.ts';
import { ifRangeHolds, parseRange, type Validators } from './range.ts';

/** The head of an answer, and the bytes of the file that follow. */
export interface Answer {
  readonly status: 200 | 206 | 416;
  readonly headers: Readonly<Record<string, string>>;
  /** Where in the file the body starts. */
  readonly start: number;
  /** Bytes of the file in the body. */
  readonly length: number;
}

/** The facts of a request that decide its answer. */
export interface Question {
  readonly range: string | undefined;
  readonly ifRange: string | undefined;
}

/** The answer for a file of `size` bytes, by RFC 9110 where no fault overrides it. */
export function answerTo(question: Question, size: number, validators: Validators, faults: Faults): Answer {
  const shown = shownValidators(validators, faults);
  const headers = {
    'Content-Type': 'application/octet-stream',
    ...(faults.ignoreRange ? {} : { 'Accept-Ranges': 'bytes' }),
    ...(shown.etag === null ? {} : { ETag: shown.etag }),
    ...(shown.lastModified === null ? {} : { 'Last-Modified': shown.lastModified }),
    ...(faults.gzip ? { 'Content-Encoding': 'gzip' } : {}),
  };
  const finish = (
    status: Answer['status'],
    start: number,
    length: number,
    more: Record<string, string>,
  ): Answer => {
    const bodyLength = status === 416 ? 0 : length;
    const isMeasured =
      faults.noContentLength === undefined && faults.gzip === undefined && faults.holdOpen === undefined;
    const contentLength = isMeasured || status === 416 ? { 'Content-Length': String(bodyLength) } : {};
    return {
      status,
      headers: { ...headers, ...contentLength, ...more, ...faults.headers },
      start,
      length: bodyLength,
    };
  };

  const isIgnored =
    faults.ignoreRange === true || (faults.noIfRange === true && question.ifRange !== undefined);
  const isAsked = !isIgnored && question.range !== undefined;
  const isFollowed = isAsked && (faults.ignoreIfRange === true || ifRangeHolds(question.ifRange, shown));
  const range = isFollowed ? parseRange(question.range, size) : ({ kind: 'whole' } as const);
  const total = faults.unknownTotal ? '*' : String(size + (faults.wrongTotal ?? 0));
  if (range.kind === 'unsatisfiable' || (isFollowed && faults.rangeNotSatisfiable)) {
    return finish(416, 0, 0, { 'Content-Range': `bytes */${total}` });
  }
  if (range.kind === 'whole') return finish(200, 0, size, {});
  const start = Math.min(Math.max(0, range.start + (faults.wrongContentRangeStart ?? 0)), range.end);
  const end = Math.min(range.end, start + (faults.partsOfBytes ?? Number.POSITIVE_INFINITY) - 1);
  return finish(206, start, end - start + 1, {
    ...(faults.noContentRange ? {} : { 'Content-Range': `bytes ${start}-${end}/${total}` }),
  });
}

function shownValidators(validators: Validators, faults: Faults): Validators {
  if (faults.newNames) {
    const name = randomInt(2 ** 40);
    return { etag: `"${name}"`, lastModified: new Date(name).toUTCString() };
  }
  if (faults.noValidator) return { etag: null, lastModified: null };
  const etag = faults.weakEtag && validators.etag !== null ? `W/${validators.etag}` : validators.etag;
  return { etag: faults.noEtag ? null : etag, lastModified: validators.lastModified };
}
