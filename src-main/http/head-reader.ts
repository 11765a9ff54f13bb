import { maxHeadBytes, type NoHead, parseResponseHead, type ResponseHead } from './response-head.ts';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
/** Start of every response, after white space. */
const greeting = 'HTTP/';

/** A head, and what came of the body behind it. */
export interface HeadFound {
  readonly head: ResponseHead | NoHead;
  readonly rest: Buffer;
}

/**
 * Collects bytes until the head is complete. Skips interim responses (1xx); they count towards the limit. Fails fast
 * on anything that is no HTTP response.
 */
export function createHeadReader() {
  let memory = Buffer.alloc(4096);
  let length = 0;
  let lineStart = 0;
  let scanned = 0;
  let passedBytes = 0;

  const add = (bytes: Buffer): void => {
    if (length + bytes.length > memory.length) {
      const larger = Buffer.alloc(Math.max(memory.length * 2, length + bytes.length));
      memory.copy(larger, 0, 0, length);
      memory = larger;
    }
    bytes.copy(memory, length);
    length += bytes.length;
  };
  const restart = (from: number): void => {
    passedBytes += from;
    memory = Buffer.from(memory.subarray(from, length));
    length = memory.length;
    lineStart = 0;
    scanned = 0;
  };
  /** Where the head ends, and where what follows begins; null while that has not come. */
  const findEnd = (): { readonly end: number; readonly next: number } | null => {
    for (;;) {
      const at = memory.subarray(0, length).indexOf(lineFeed, scanned);
      if (at < 0) {
        scanned = length;
        return null;
      }
      scanned = at + 1;
      const lineEnd = at > lineStart && memory[at - 1] === carriageReturn ? at - 1 : at;
      if (lineEnd === lineStart) return { end: lineStart, next: scanned };
      lineStart = scanned;
    }
  };

  /** @returns the head when it is whole, else null */
  const take = (bytes: Buffer): HeadFound | null => {
    add(bytes);
    for (;;) {
      const found = findEnd();
      const bytesSoFar = passedBytes + (found?.end ?? length);
      if (bytesSoFar > maxHeadBytes) {
        return {
          head: { wrong: `its head is longer than ${maxHeadBytes} bytes` },
          rest: Buffer.alloc(0),
        };
      }
      if (found === null) {
        const isAnswer = couldBegin(memory.toString('latin1', 0, Math.min(length, 64)));
        return isAnswer ? null : { head: parseResponseHead(''), rest: Buffer.alloc(0) };
      }
      const head = parseResponseHead(memory.toString('latin1', 0, Math.max(0, found.end - 1)));
      if ('wrong' in head || head.status >= 200) {
        return { head, rest: memory.subarray(found.next, length) };
      }
      restart(found.next);
    }
  };
  return { take };
}

function couldBegin(text: string): boolean {
  const begun = text
    .replace(/^[ \t]+/, '')
    .slice(0, greeting.length)
    .toUpperCase();
  return greeting.startsWith(begun);
}
