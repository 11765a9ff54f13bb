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

describe('A29: a first line', () => {
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
  ])('%j is taken', (line, status) => {
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
  ])('%j is refused in true words', (line) => {
    expect(wrongIn(line, 'a: b')).toMatch(/begin with HTTP/);
  });
});

describe('A29: a header', () => {
  const told = (...lines: string[]) => parse('HTTP/1.1 200 OK', ...lines).headers['x'];

  test('over two lines is one, with a space between (RFC 9112 section 5.2)', () => {
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

  test('may have any name, also one that every object has', () => {
    const { headers } = parse('HTTP/1.1 200 OK', '__proto__: a', 'constructor: b', 'o dd\xff: c');
    expect(Object.entries(headers)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['o dd\xff', 'c'],
    ]);
    expect(parse('HTTP/1.1 200 OK').headers['toString']).toBeUndefined();
  });

  test('that is none is refused in true words', () => {
    expect(wrongIn('HTTP/1.1 200 OK', 'no colon here')).toMatch(/no colon/);
  });

  test('said twice is one, said differently is a list', () => {
    expect(told('X: a', 'x: a')).toBe('a');
    expect(told('X: a', 'X: b', 'X: a')).toBe('a, b');
    for (const name of ['Location', 'ETag', 'Content-Range', 'Last-Modified']) {
      const { headers } = parse('HTTP/1.1 206 OK', `${name}: v`, `${name}: v`);
      expect(headers[name.toLowerCase()]).toBe('v');
    }
  });

  test('of which there can be one is the first; a range that is said two ways is no range', () => {
    const { headers } = parse(
      'HTTP/1.1 302 Found',
      'Location: /a',
      'Location: /b',
      'Content-Range: bytes 0-1/2',
      'Content-Range: bytes 0-1/3',
    );
    expect([headers['location'], headers['content-range']]).toEqual(['/a', 'bytes 0-1/2, bytes 0-1/3']);
  });

  test('that sets cookies keeps them apart', () => {
    const { headers } = parse('HTTP/1.1 200 OK', 'Set-Cookie: a=1; Expires=Wed, 1 Jan', 'Set-Cookie: b=2');
    expect(headers['set-cookie']).toBe('a=1; Expires=Wed, 1 Jan\nb=2');
  });

  test('lines may end without CR', () => {
    expect(parseResponseHead('HTTP/1.1 200 OK\nX: one\n two\r\nY: z')).toMatchObject({
      status: 200,
      headers: { x: 'one two', y: 'z' },
    });
  });
});

describe('a length', () => {
  const framing = (...lines: string[]) => framingOf(parse('HTTP/1.1 200 OK', ...lines));

  test('A29: said again is one length', () => {
    expect(framing('Content-Length: 5')).toEqual({ kind: 'length', bytes: 5 });
    expect(framing('Content-Length: 5, 5')).toEqual({ kind: 'length', bytes: 5 });
    expect(framing('Content-Length: 5', 'Content-Length: 5')).toEqual({ kind: 'length', bytes: 5 });
    expect(framing('Content-Length: 5', 'Content-Length: 5,5')).toEqual({ kind: 'length', bytes: 5 });
  });

  test('A29: said two ways, or as no number, is refused in true words', () => {
    expect(wrongIn('HTTP/1.1 200 OK', 'Content-Length: 5', 'Content-Length: 6')).toMatch(/two lengths/);
    expect(wrongIn('HTTP/1.1 200 OK', 'Content-Length: 5, 6')).toMatch(/two lengths/);
    for (const odd of ['', '-1', '+5', '0x5', '5.0', '1e3', 'five', '9'.repeat(16)])
      expect(wrongIn('HTTP/1.1 200 OK', `Content-Length: ${odd}`)).toMatch(/no number/);
  });

  test('A7: gives way to chunks, whatever it says', () => {
    for (const coding of ['chunked', 'Chunked']) {
      const head = parse('HTTP/1.1 200 OK', 'Content-Length: odd', `Transfer-Encoding: ${coding}`);
      expect([framingOf(head), head.headers['content-length']]).toEqual([{ kind: 'chunks' }, undefined]);
    }
  });

  test('A10: an encoding on the way that nobody asked for is told', () => {
    expect(framing('Transfer-Encoding: gzip, chunked')).toEqual({ kind: 'encoded', coding: 'gzip, chunked' });
    expect(framing('Transfer-Encoding: identity')).toEqual({ kind: 'until-close' });
  });

  test('there is none where an answer has no body', () => {
    expect(framingOf(parse('HTTP/1.1 204 No Content'))).toEqual({ kind: 'length', bytes: 0 });
    expect(framingOf(parse('HTTP/1.1 200 OK'))).toEqual({ kind: 'until-close' });
  });
});

test('a connection stays open as its version and its head say', () => {
  expect(staysOpen(parse('HTTP/1.1 200 OK'))).toBe(true);
  expect(staysOpen(parse('HTTP/1.1 200 OK', 'Connection: Close'))).toBe(false);
  expect(staysOpen(parse('HTTP/1.0 200 OK'))).toBe(false);
  expect(staysOpen(parse('HTTP/1.0 200 OK', 'Connection: Keep-Alive'))).toBe(true);
});

describe('A28: a head that is made to keep its reader busy', () => {
  const long = maxHeadBytes - 100;
  const start = 'HTTP/1.1 200 OK\r\n';
  test.each<[string, string]>([
    ['blanks before an odd end', `${start}X:${' '.repeat(long)}\x01`],
    ['blanks on both sides', `${start}X:${' '.repeat(long / 2)}a${' '.repeat(long / 2)}`],
    ['tabs', `${start}X:${'\t'.repeat(long)}\0`],
    ['blanks within', `${start}X: a${' '.repeat(long)}b`],
    ['colons', `${start}${':'.repeat(long)}`],
    ['control characters', `${start}X: ${'\x01'.repeat(long)}`],
    ['a name without an end', `${start}${'a'.repeat(long)}`],
    ['blanks before its status', `${' '.repeat(long)}x`],
    ['blanks after its version', `HTTP/1.1${' '.repeat(long)}x`],
    ['digits', `HTTP/1.1 ${'2'.repeat(long)}`],
    ['folded lines', `${start}X: a${'\r\n b'.repeat(long / 5)}`],
    [
      'one field again and again',
      `${start}${Array.from({ length: long / 9 }, (_, at) => `X:${at}`).join('\r\n')}`,
    ],
    ['many fields', `${start}${Array.from({ length: long / 9 }, (_, at) => `${at}:a`).join('\r\n')}`],
    ['lengths', `${start}Content-Length:${'5,'.repeat(long / 2)}5`],
    ['empty lines', `${start}${'\r\n'.repeat(long / 2)}`],
  ])('%s: is read or refused', (_what, text) => {
    // As many again and again as would take minutes, were the work more than in proportion.
    for (let count = 0; count < 20; count += 1) parseResponseHead(text);
  });

  test('is not looked into when it is too long', () => {
    expect(parseResponseHead(`HTTP/1.1 200 OK\r\nX: ${'a'.repeat(maxHeadBytes)}`)).toEqual({
      wrong: `its head is longer than ${maxHeadBytes} bytes`,
    });
  });
});
