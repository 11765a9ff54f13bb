/**
 * The switches of the model host: one or more for each row of part A of the fault matrix. A request takes those that
 * are set when it arrives; any combination may be on, and `{}` is a faultless host. Positions and lengths are in
 * bytes, times in milliseconds.
 *
 * Where several would decide, the order is: reset or silence before headers, portal, status, HEAD refused, gated,
 * redirects, signature, and then what shapes the file's own answer.
 */
export interface Faults {
  /** A1: answers 200 with the whole file to a Range request, and does not announce Accept-Ranges. */
  readonly ignoreRange?: true;
  /** A2: a 206 that starts this many bytes later (or earlier), and says so. */
  readonly wrongContentRangeStart?: number;
  /** A3: the total in Content-Range is off by this many bytes. */
  readonly wrongTotal?: number;
  /** A4: 416 to every Range request. */
  readonly rangeNotSatisfiable?: true;
  /** A5: the source changes once this many of its bytes were served; answers in progress keep the old content. */
  readonly changeFile?: { readonly afterBytes: number; readonly to: Source };
  /** A5: answers 206 even if If-Range names another version. */
  readonly ignoreIfRange?: true;
  /** A6: the ETag is weak. */
  readonly weakEtag?: true;
  /** A6: there is no ETag, only Last-Modified. */
  readonly noEtag?: true;
  /** A6: there is neither ETag nor Last-Modified. */
  readonly noValidator?: true;
  /** A7: no Content-Length: chunked, or delimited by the end of the connection as in HTTP/1.0. */
  readonly noContentLength?: 'chunked' | 'until-close';
  /** A7: Content-Range ends in a star instead of the total. */
  readonly unknownTotal?: true;
  /** A8: closes the connection cleanly after this many bytes of a body. */
  readonly closeAfterBytes?: number;
  /** A9: bytes after the end of the body, beyond the announced Content-Length; then the connection is closed. */
  readonly sendMore?: number;
  /** A9: the file is longer by this many bytes, and every header says so. */
  readonly grownBy?: number;
  /** A10: the body is compressed without being asked. */
  readonly gzip?: true;
  /** A11: every address answers 200 with a page instead; `contentType` can make it look like a file. */
  readonly portal?: { readonly contentType?: string; readonly body?: string; readonly redirectTo?: string };
  /** A12: 401 without a token, 403 with a wrong one; the origin asks, not the CDN. */
  readonly gated?: { readonly token: string };
  /** A12–A15: this status instead of the file. `retryAfter` is a number of seconds, a date, or any text. */
  readonly status?: number | { readonly code: number; readonly retryAfter?: number | Date | string };
  /** A15: the connection is reset before the answer. */
  readonly resetBeforeHeaders?: true;
  /** A15: the connection is reset after this many bytes of a body. */
  readonly resetAfterBytes?: number;
  /** A16: this many redirects before the file, an endless loop of two, or one to any address. */
  readonly redirect?: { readonly hops: number } | { readonly loop: true } | { readonly to: string };
  /** A30: redirects to the same address until its cookie is sent back. */
  readonly cookieGate?: true;
  /** A17, A18: redirects to the second origin by a signed address, valid for some time or some requests. */
  readonly signedCdn?: { readonly expiresAfterMs?: number; readonly expiresAfterRequests?: number };
  /** A19: accepts the request and never answers. */
  readonly silentBeforeHeaders?: true;
  /** A19: falls silent after this many bytes of a body (0: after the headers), with the connection open. */
  readonly silentAfterBytes?: number;
  /** A20: the n-th accepted connection (from 1) is slow. */
  readonly slowConnection?: { readonly nth: number; readonly bytesPerSecond: number };
  /** A21: this many bytes at a time, with a pause after each. */
  readonly dripFeed?: { readonly bytes: number; readonly everyMs: number };
  /** A22: the byte at this position is flipped, in every answer that contains it or in the first `answers` of them. */
  readonly corruptByte?: { readonly at: number; readonly answers?: number };
  /** A22: the file at the source ends here, and every header says so. */
  readonly truncatedTo?: number;
  /** A24: HEAD is refused with 405. */
  readonly refuseHead?: true;
  /** A32: every answer has another ETag and date for the same bytes. */
  readonly newNames?: true;
  /** A33: answers 200 with the whole file wherever If-Range is sent. */
  readonly noIfRange?: true;
  /** A35: a 206 without Content-Range. */
  readonly noContentRange?: true;
  /** A36: neither length nor end: the connection stays open after the last byte. */
  readonly holdOpen?: true;
  /** A38, A39: a part ends after this many bytes at the latest. */
  readonly partsOfBytes?: number;
  /** Headers to add to the file's answer, or to replace in it. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A computed file, such as a `GgufPlan`. */
export interface ComputedSource {
  readonly totalBytes: number;
  readAt(offset: number, buffer: Uint8Array): number;
}

/** The source of a file's bytes: memory, a path, or a computation. */
export type Source = Uint8Array | string | ComputedSource;

/** The rows of the fault matrix for each switch; a switch without a row fails to compile. */
export const FAULT_ROWS: { readonly [Switch in Exclude<keyof Faults, 'headers'>]-?: readonly string[] } = {
  ignoreRange: ['A1'],
  wrongContentRangeStart: ['A2'],
  wrongTotal: ['A3'],
  rangeNotSatisfiable: ['A4'],
  changeFile: ['A5'],
  ignoreIfRange: ['A5'],
  weakEtag: ['A6'],
  noEtag: ['A6'],
  noValidator: ['A6'],
  noContentLength: ['A7'],
  unknownTotal: ['A7'],
  closeAfterBytes: ['A8'],
  sendMore: ['A9'],
  grownBy: ['A9'],
  gzip: ['A10'],
  portal: ['A11'],
  gated: ['A12'],
  status: ['A12', 'A13', 'A14', 'A15'],
  resetBeforeHeaders: ['A15'],
  resetAfterBytes: ['A15'],
  redirect: ['A16'],
  cookieGate: ['A30'],
  signedCdn: ['A17', 'A18'],
  silentBeforeHeaders: ['A19'],
  silentAfterBytes: ['A19'],
  slowConnection: ['A20'],
  dripFeed: ['A21'],
  corruptByte: ['A22'],
  truncatedTo: ['A22'],
  refuseHead: ['A24'],
  newNames: ['A32'],
  noIfRange: ['A33'],
  noContentRange: ['A35'],
  holdOpen: ['A36'],
  partsOfBytes: ['A38', 'A39'],
};
