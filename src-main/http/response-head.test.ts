import { describe, expect, test } from 'vitest';
import { framingOf, maxHeadBytes, parseResponseHead, type ResponseHead, staysOpen } from './response-head.ts';

function parse(...lines: string[]): ResponseHead {
  const head = parseResponseHead(lines.join('\r\n'));
  if ('wrong' in head) throw new Error(head.wrong);
  return head;
}

function wrongIn(...lines: string[]): string {
  const head = parseResponseHead(lines.join('\r\n'));
  return 'wrong' in head ? head.wrong : 'nothing';
}

describe('A29: a status line', () => {
  test.each([
    ['HTTP/1.1 206 Partial Content', 206],
    ['HTTP/1.1 200', 200],
    ['HTTP/1.1 200 ', 200],
    ['HTTP/1.0 404 \u00c4rger', 404],
    ['HTTP/1.1  200 OK', 200],
    ['HTTP/1.1\t200 OK', 200],
    [' HTTP/1.1 200 OK', 200],
    ['HTTP/1.1 451 a\tb', 451],
    ['http/1.1 200 ok', 200],
    ['HTTP/2 206', 206],
    ['HTTP/1.1 200OK', 200],
  ])('%j is accepted', (line, status) => {
    expect(parse(line, 'a: b')).toMatchObject({ status, headers: { a: 'b' } });
  });

  test.each([
    '',
    'hello',
    'HTTP/1.1',
    'HTTP/1.1 ok',
    'HTTP/1.1 2000',
    'HTTP/3 200',
    'ICY 200 OK',
    'HTTP/1.1 099',
  ])('%j is refused in plain words', (line) => {
    expect(wrongIn(line, 'a: b')).toMatch(/begin with HTTP/);
  });
});

describe('A29: a header', () => {
  const told = (...lines: string[]) => parse('HTTP/1.1 200 OK', ...lines).headers['x'];

  test('folded over two lines is joined by a space (RFC 9112 section 5.2)', () => {
    expect(told('X: one', ' two', '\tthree')).toBe('one two three');
    expect(told('X:', ' one')).toBe('one');
    expect(told('X: one', '  ', ' two')).toBe('one two');
    expect(parse('HTTP/1.1 200 OK', ' stray', 'A: b').headers).toEqual({ a: 'b' });
  });

  test('may lack a space, have many, and be in any case', () => {
    expect(told('x:one')).toBe('one');
    expect(told('X:\t  one \t')).toBe('one');
    expect(told('X : one')).toBe('one');
    expect(told('X:')).toBe('');
  });

  test('may hold any byte but NUL; control characters become spaces', () => {
    expect(told('X: \xc3\xa4\xff')).toBe('\xc3\xa4\xff');
    expect(told('X: a\x01b\x7fc\rd')).toBe('a b c d');
    expect(wrongIn('HTTP/1.1 200 OK', 'X: a\0b')).toMatch(/NUL/);
  });

  test('may have any name, even one of Object.prototype', () => {
    const { headers } = parse('HTTP/1.1 200 OK', '__proto__: a', 'constructor: b', 'o dd\xff: c');
    expect(Object.entries(headers)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['o dd\xff', 'c'],
    ]);
    expect(parse('HTTP/1.1 200 OK').headers['toString']).toBeUndefined();
  });

  test('that is malformed is refused in plain words', () => {
    expect(wrongIn('HTTP/1.1 200 OK', 'no colon here')).toMatch(/no colon/);
  });

  test('with equal values is one, with different ones a list', () => {
    expect(told('X: a', 'x: a')).toBe('a');
    expect(told('X: a', 'X: b', 'X: a')).toBe('a, b');
    for (const name of ['Location', 'ETag', 'Content-Range', 'Last-Modified']) {
      const { headers } = parse('HTTP/1.1 206 OK', `${name}: v`, `${name}: v`);
      expect(headers[name.toLowerCase()]).toBe('v');
    }
  });

  test('that must be single keeps its first value; contradicting ranges count as none', () => {
    const { headers } = parse(
      'HTTP/1.1 302 Found',
      'Location: /a',
      'Location: /b',
      'Content-Range: bytes 0-1/2',
      'Content-Range: bytes 0-1/3',
    );
    expect([headers['location'], headers['content-range']]).toEqual(['/a', 'bytes 0-1/2, bytes 0-1/3']);
  });

  test('that sets cookies keeps them separate', () => {
    const { headers } = parse('HTTP/1.1 200 OK', 'Set-Cookie: a=1; Expires=Wed, 1 Jan', 'Set-Cookie: b=2');
    expect(headers['set-cookie']).toBe('a=1; Expires=Wed, 1 Jan\nb=2');
  });

  test('may end without CR', () => {
    expect(parseResponseHead('HTTP/1.1 200 OK\nX: one\n two\r\nY: z')).toMatchObject({
      status: 200,
      headers: { x: 'one two', y: 'z' },
    });
  });
});

describe('a Content-Length', () => {
  const framing = (...lines: string[]) => framingOf(parse('HTTP/1.1 200 OK', ...lines));

  test('A29: repeated is one length', () => {
    expect(framing('Content-Length: 5')).toEqual({ kind: 'length', bytes: 5 });
    expect(framing('Content-Length: 5, 5')).toEqual({ kind: 'length', bytes: 5 });
    expect(framing('Content-Length: 5', 'Content-Length: 5')).toEqual({ kind: 'length', bytes: 5 });
    expect(framing('Content-Length: 5', 'Content-Length: 5,5')).toEqual({ kind: 'length', bytes: 5 });
  });

  test('A29: with two values, or without a number, is refused in plain words', () => {
    expect(wrongIn('HTTP/1.1 200 OK', 'Content-Length: 5', 'Content-Length: 6')).toMatch(/two lengths/);
    expect(wrongIn('HTTP/1.1 200 OK', 'Content-Length: 5, 6')).toMatch(/two lengths/);
    for (const odd of ['', '-1', '+5', '0x5', '5.0', '1e3', 'five', '9'.repeat(16)])
      expect(wrongIn('HTTP/1.1 200 OK', `Content-Length: ${odd}`)).toMatch(/no number/);
  });

  test('A7: yields to chunked encoding', () => {
    for (const coding of ['chunked', 'Chunked']) {
      const head = parse('HTTP/1.1 200 OK', 'Content-Length: odd', `Transfer-Encoding: ${coding}`);
      expect([framingOf(head), head.headers['content-length']]).toEqual([{ kind: 'chunks' }, undefined]);
    }
  });

  test('A10: an unrequested transfer encoding is reported', () => {
    expect(framing('Transfer-Encoding: gzip, chunked')).toEqual({ kind: 'encoded', coding: 'gzip, chunked' });
    expect(framing('Transfer-Encoding: identity')).toEqual({ kind: 'until-close' });
  });

  test('a 204 has no body; a 200 without a length ends with its connection', () => {
    expect(framingOf(parse('HTTP/1.1 204 No Content'))).toEqual({ kind: 'length', bytes: 0 });
    expect(framingOf(parse('HTTP/1.1 200 OK'))).toEqual({ kind: 'until-close' });
  });
});

test('a connection is kept alive as its version and head say', () => {
  expect(staysOpen(parse('HTTP/1.1 200 OK'))).toBe(true);
  expect(staysOpen(parse('HTTP/1.1 200 OK', 'Connection: Close'))).toBe(false);
  expect(staysOpen(parse('HTTP/1.0 200 OK'))).toBe(false);
  expect(staysOpen(parse('HTTP/1.0 200 OK', 'Connection: Keep-Alive'))).toBe(true);
});

describe('A28: a head built to keep its parser busy', () => {
  const long = maxHeadBytes - 100;
  const start = 'HTTP/1.1 200 OK\r\n';
  test.each<[string, string]>([
    ['blanks before an unusual end', `${start}X:${' '.repeat(long)}\x01`],
    ['blanks on both sides', `${start}X:${' '.repeat(long / 2)}a${' '.repeat(long / 2)}`],
    ['tabs', `${start}X:${'\t'.repeat(long)}\0`],
    ['inner blanks', `${start}X: a${' '.repeat(long)}b`],
    ['colons', `${start}${':'.repeat(long)}`],
    ['control characters', `${start}X: ${'\x01'.repeat(long)}`],
    ['an endless name', `${start}${'a'.repeat(long)}`],
    ['blanks before its status', `${' '.repeat(long)}x`],
    ['blanks after its version', `HTTP/1.1${' '.repeat(long)}x`],
    ['digits', `HTTP/1.1 ${'2'.repeat(long)}`],
    ['folded lines', `${start}X: a${'\r\n b'.repeat(long / 5)}`],
    ['a repeated field', `${start}${Array.from({ length: long / 9 }, (_, at) => `X:${at}`).join('\r\n')}`],
    ['many fields', `${start}${Array.from({ length: long / 9 }, (_, at) => `${at}:a`).join('\r\n')}`],
    ['lengths', `${start}Content-Length:${'5,'.repeat(long / 2)}5`],
    ['empty lines', `${start}${'\r\n'.repeat(long / 2)}`],
  ])('%s: is parsed or refused', (_what, text) => {
    // Repeated so often that more than linear work would take minutes.
    for (let count = 0; count < 20; count += 1) parseResponseHead(text);
  });

  test('is refused unparsed when it is too long', () => {
    expect(parseResponseHead(`HTTP/1.1 200 OK\r\nX: ${'a'.repeat(maxHeadBytes)}`)).toEqual({
      wrong: `its head is longer than ${maxHeadBytes} bytes`,
    });
  });
});
