import { describe, expect, test } from 'vitest';
import { createHeadReader, type HeadFound } from './head-reader.ts';
import { maxHeadBytes } from './response-head.ts';

/** Feeds the text in pieces of this size, as far as the reader wants it. */
function read(text: string, pieceBytes: number): { found: HeadFound | null; taken: number } {
  const reader = createHeadReader();
  const bytes = Buffer.from(text, 'latin1');
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const found = reader.take(bytes.subarray(at, at + pieceBytes));
    if (found !== null) return { found, taken: Math.min(bytes.length, at + pieceBytes) };
  }
  return { found: null, taken: bytes.length };
}

describe('A29: a head', () => {
  test.each([1, 2, 3, 7, 1000])('in pieces of %i bytes is found, and the body is left', (pieceBytes) => {
    const head = 'HTTP/1.1 206 Part\r\nX: a\r\n b\r\n\r\n';
    const { found, taken } = read(`${head}body`, pieceBytes);
    expect(found?.head).toMatchObject({ status: 206, headers: { x: 'a b' } });
    expect(found?.rest.toString()).toBe('body'.slice(0, taken - head.length));
  });

  test.each(['\n\n', '\r\n\n', '\n\r\n'])('may end in %j', (end) => {
    const { found } = read(`HTTP/1.1 200 OK\r\nX: a${end}body`, 1000);
    expect([found?.head, found?.rest.toString()]).toMatchObject([
      { status: 200, headers: { x: 'a' } },
      'body',
    ]);
  });

  test.each([1, 1000])('is found after interim responses, in pieces of %i', (pieceBytes) => {
    const { found } = read(
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\n',
      pieceBytes,
    );
    expect(found?.head).toMatchObject({ status: 200, headers: {} });
  });
});

describe('A28: a malformed head', () => {
  test.each([
    'SSH-2.0-OpenSSH_9.6\r\n',
    '<!doctype html>',
    '\0\0\0\0',
    '\x16\x03\x01',
    '\r\n\r\n',
    'HTTPS/1.1',
  ])('%j is refused at its first letters', (text) => {
    const { found } = read(text, 1);
    expect(found?.head).toEqual({ wrong: expect.stringContaining('begin with HTTP/1') });
  });

  test.each<[string, string]>([
    ['an endless line', `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(maxHeadBytes * 2)}`],
    ['endless fields', `HTTP/1.1 200 OK\r\n${'X: a\r\n'.repeat(maxHeadBytes / 3)}`],
    ['endless interim responses', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(maxHeadBytes / 12)],
    ['a long head with an end', `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(maxHeadBytes)}\r\n\r\n`],
  ])('%s is refused once it is too long', (_what, text) => {
    for (const pieceBytes of [100, 1024 * 1024]) {
      const { found, taken } = read(text, pieceBytes);
      expect(found?.head).toEqual({ wrong: `its head is longer than ${maxHeadBytes} bytes` });
      expect(taken).toBeLessThanOrEqual(Math.max(maxHeadBytes + 2 * pieceBytes));
    }
  });
});
