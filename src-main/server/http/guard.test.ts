import { describe, expect, test } from 'vitest';
import { admit, digestOf, expectKey, type Facts } from './guard.ts';

const port = 6644;
const facts = (
  more: Partial<Facts> & { readonly headers?: readonly (readonly [string, string])[] },
): Facts => ({
  ...{
    method: 'GET',
    target: '/v1/models',
    rawHeaders: (more.headers ?? [['Host', `127.0.0.1:${port}`]]).flat(),
  },
  ...(more.method === undefined ? {} : { method: more.method }),
  ...(more.target === undefined ? {} : { target: more.target }),
});
const hosted = (...headers: (readonly [string, string])[]) =>
  facts({ headers: [['Host', `localhost:${port}`], ...headers] });
const posted = (type: string | null, ...headers: (readonly [string, string])[]) => ({
  ...hosted(...(type === null ? [] : [['Content-Type', type] as const]), ...headers),
  method: 'POST',
});

describe('a request of a local program is accepted', () => {
  test.each(['127.0.0.1', 'localhost', '[::1]', 'LOCALHOST', 'LocalHost'])('by the name %s', (name) => {
    expect(admit(facts({ headers: [['hOsT', `${name}:${port}`]] }), port).path).toBe('/v1/models');
  });
  test('with an absolute target that names us', () => {
    const target = `HTTP://LocalHost:${port}/v1/models?a=b`;
    expect(admit(facts({ target }), port).path).toBe('/v1/models');
    expect(admit(facts({ target: `http://127.0.0.1:${port}` }), port).path).toBe('/');
  });
  test('at port 80 without a number', () => {
    expect(admit(facts({ headers: [['Host', 'localhost']] }), 80).method).toBe('GET');
  });
  test.each([
    'application/json',
    'Application/JSON',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
  ])('sent as %s', (type) => expect(admit(posted(type), port).method).toBe('POST'));
  test('with a printable name', () => {
    const agent = `OpenAI/JS \u0007\u202e${'x'.repeat(500)}`;
    const told = admit(hosted(['User-Agent', agent]), port).agent;
    expect(told).toMatch(/^OpenAI\/JS x+$/);
    expect(told.length).toBeLessThanOrEqual(120);
  });
});

describe('a request that a page could send is refused', () => {
  const hosts = [
    ...[
      'evil.example',
      `evil.example:${port}`,
      '',
      ':',
      `:${port}`,
      '127.0.0.1',
      'localhost',
      '127.0.0.1:80',
    ],
    ...[`127.0.0.1.evil.com:${port}`, `localhost.evil.com:${port}`, `localhost.:${port}`, `127.1:${port}`],
    ...[`0.0.0.0:${port}`, `0x7f000001:${port}`, `2130706433:${port}`, `127.0.0.2:${port}`, `[::]:${port}`],
    ...[
      `[::ffff:127.0.0.1]:${port}`,
      `127.0.0.1@evil.com:${port}`,
      `evil.com@127.0.0.1:${port}`,
      `::1:${port}`,
    ],
    ...[
      `127.0.0.1:${port}0`,
      `127.0.0.1:0${port}`,
      `127.0.0.1:${port} `,
      `127.0.0.1:${port}/`,
      `127.0.0.1:${port},evil`,
    ],
  ];
  test.each(hosts)('by the name "%s"', (host) => {
    expect(() => admit(facts({ headers: [['Host', host]] }), port)).toThrow(/by no other name/);
  });
  test('without a Host, or with two', () => {
    expect(() => admit(facts({ headers: [] }), port)).toThrow(/by no other name/);
    const ours = ['Host', `localhost:${port}`] as const;
    expect(() => admit(hosted(ours), port)).toThrow(/by no other name/);
    expect(() => admit(hosted(['host', 'evil.example']), port)).toThrow(/by no other name/);
  });
  const targets = ['*', '', 'evil.example:443', `http://evil.example:${port}/`, `https://127.0.0.1:${port}/`];
  test.each([...targets, `http://127.0.0.1:${port}@evil.example/`, 'v1/models', `/${'a'.repeat(3000)}`])(
    'with the target "%.60s"',
    (target) => {
      expect(() => admit(facts({ target }), port)).toThrow();
    },
  );
  test.each(['https://evil.example', 'null', `http://127.0.0.1:${port}`, 'file://', ''])(
    'from the origin "%s"',
    (origin) => {
      expect(() => admit(hosted(['Origin', origin]), port)).toThrow(/no pages/);
      expect(() => admit(posted('application/json', ['ORIGIN', origin]), port)).toThrow(/no pages/);
    },
  );
  test.each(['cross-site', 'same-site', 'same-origin', 'anything'])(
    'where the browser says that it is %s',
    (site) => {
      expect(() => admit(hosted(['Sec-Fetch-Site', site]), port)).toThrow(/no pages/);
    },
  );
  test('an address typed by a person is answered', () => {
    expect(admit(hosted(['Sec-Fetch-Site', 'none']), port).method).toBe('GET');
  });
  const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=a', null];
  test.each([
    ...types,
    'application/json, text/plain',
    'text/plain; application/json',
    'application/jsonp',
    'application/json; charset=utf-7',
  ])('sent as %s', (type) => expect(() => admit(posted(type), port)).toThrow(/application\/json/));
  test('with two content types, or compressed', () => {
    expect(() => admit(posted('application/json', ['Content-Type', 'text/plain']), port)).toThrow(/json/);
    expect(() => admit(posted('application/json', ['Content-Encoding', 'gzip']), port)).toThrow(/compressed/);
  });
  test('with an upgrade', () => {
    expect(() => admit(hosted(['Upgrade', 'websocket']), port)).toThrow(/nothing else/);
  });
  test.each(['OPTIONS', 'PUT', 'PATCH', 'TRACE', 'CONNECT', 'get', 'BREW', ''])(
    'with the method "%s"',
    (method) => {
      expect(() => admit(facts({ method }), port)).toThrow(/is not answered/);
    },
  );
});

describe('the key', () => {
  const digest = digestOf('the key');
  const given = (...values: string[]) => values.flatMap((value) => ['Authorization', value]);
  test('is accepted verbatim', () => {
    expect(() => expectKey(given('Bearer the%20key'), digestOf('the%20key'))).not.toThrow();
    expect(() => expectKey(given('bearer  thekey'), digestOf('thekey'))).not.toThrow();
  });
  const wrong: readonly (readonly string[])[] = [
    [],
    ['Bearer '],
    ['Bearer the'],
    ['Basic the key'],
    ['the key'],
    ['Bearer the key'],
  ];
  test.each(wrong.map((values) => [values]))('is required: %j', (values) => {
    expect(() => expectKey(given(...values), digest)).toThrow(/key/);
  });
  test('is refused when sent twice', () => {
    expect(() => expectKey(given('Bearer a', 'Bearer a'), digestOf('a'))).toThrow(/key/);
  });
});
