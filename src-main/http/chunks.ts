import { NogginError } from '../errors.ts';

/** Longest chunk line and trailer: extensions and trailers are not needed. */
const maxLineBytes = 16 * 1024;
const maxTrailerBytes = 64 * 1024;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Decodes the body of a response. */
export interface BodyParts {
  /**
   * Passes on body bytes without copying.
   * @returns bytes after the body's end; null before it
   * @throws NogginError on bad framing
   */
  take(bytes: Buffer, hand: (part: Buffer) => void): number | null;
  /** Whether it ends where the connection does, if that ends in order (RFC 9112 section 6.3). */
  readonly endsWithConnection: boolean;
}

/**
 * Takes a chunked body apart (RFC 9112 section 7.1), as leniently as curl: lines may end without CR, and whatever stands
 * behind a length is passed over, as is the trailer. What is handed on lies in the memory it came in.
 */
export function createChunks(): BodyParts {
  let state: 'length' | 'data' | 'data-end' | 'trailer' = 'length';
  let left = 0;
  let line = '';
  let trailerBytes = 0;

  /** Adds to the present line up to its end; where that is, or the end of the bytes. */
  const readLine = (bytes: Buffer, from: number): { readonly at: number; readonly isWhole: boolean } => {
    const end = bytes.indexOf(lineFeed, from);
    const at = end < 0 ? bytes.length : end + 1;
    if (line.length + at - from > maxLineBytes) throw wrong('a line between its chunks has no end');
    line += bytes.toString('latin1', from, at);
    return { at, isWhole: end >= 0 };
  };
  const take = (bytes: Buffer, hand: (part: Buffer) => void): number | null => {
    let at = 0;
    while (at < bytes.length) {
      if (state === 'data') {
        const part = bytes.subarray(at, at + left);
        hand(part);
        at += part.length;
        left -= part.length;
        if (left === 0) state = 'data-end';
      } else if (state === 'data-end') {
        const sign = bytes[at];
        at += 1;
        if (sign === lineFeed) state = 'length';
        else if (sign !== carriageReturn) throw wrong('a chunk is longer than it says');
      } else {
        const from = at;
        const read = readLine(bytes, from);
        at = read.at;
        if (state === 'trailer') trailerBytes += at - from;
        if (trailerBytes > maxTrailerBytes) throw wrong('its trailer has no end');
        if (!read.isWhole) return null;
        if (state === 'trailer' && line.trim() === '') return bytes.length - at;
        if (state === 'length') {
          left = lengthOf(line);
          state = left === 0 ? 'trailer' : 'data';
        }
        line = '';
      }
    }
    return null;
  };
  return { take, endsWithConnection: false };
}

function lengthOf(line: string): number {
  const digits = /^[0-9a-f]{1,32}/i.exec(line)?.[0];
  const length = digits === undefined ? Number.NaN : Number.parseInt(digits, 16);
  if (!Number.isSafeInteger(length)) throw wrong('a chunk does not say how long it is');
  return length;
}

function wrong(what: string): NogginError {
  return new NogginError('server', `The answer cannot be read as HTTP: ${what}`);
}
