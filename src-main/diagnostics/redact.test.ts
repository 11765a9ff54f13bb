import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedact, type Personal } from './redact.ts';
import { redactFacts } from './redact-facts.ts';

const anna: Personal = {
  folders: [
    { path: '/home/anna/.skytwin/models/llama', name: 'models' },
    { path: '/home/anna/.config/Noggin', name: 'profile' },
  ],
  home: '/home/anna',
  userName: 'anna',
  computerName: 'annas-laptop',
  secrets: ['correct horse'],
};
const redact = createRedact(anna);
const windows = createRedact({
  ...anna,
  folders: [{ path: 'D:\\Modelle & mehr', name: 'models' }],
  home: 'C:\\Users\\Änne Müller',
  userName: 'Änne Müller',
});

describe('logged text', () => {
  it.each([
    ['3 of 7 pieces, at 2026-11-23T10:00:00Z', '3 of 7 pieces, at 2026-11-23T10:00:00Z'],
    ['text/html is not application/octet-stream', 'text/html is not application/octet-stream'],
    ['/home/anna/.skytwin/models/llama/qwen.gguf', '<models>/qwen.gguf'],
    [
      "ENOENT: no such file, open '/home/anna/.config/Noggin/logs/x'",
      "ENOENT: no such file, open '<profile>/logs/x'",
    ],
    ["rename '/home/anna/My Docs/Divorce/a.gguf' -> '/srv/b'", "rename '<home>/a.gguf' -> '<folder>/b'"],
    ['read /media/usb/private/letters/a.gguf now', 'read <folder>/a.gguf now'],
    ['at start (/opt/noggin/out/main/main.js:12:3)', 'at start (<folder>/main.js:12:3)'],
    ['https://hub.example/org/repo?token=x#y', 'https://hub.example/org/repo?…'],
    ['by http://me:pa/ss@proxy.example:3128 now', 'by http://…@proxy.example:3128 now'],
    ['by http://my-pwd:secret@proxy.example:3128', 'by http://…@proxy.example:3128'],
    ['by me:secret@proxy.example:3128', 'by …@proxy.example:3128'],
    ['location: /a/file?X-Amz-Signature=abc', 'location: <folder>/file?…'],
    ['file:///home/anna/Old%20Letters/a.gguf', 'file://<home>/a.gguf'],
    ['Authorization: Basic YW5uYTpwYXNz, more', 'Authorization: <secret>'],
    ['sent Bearer abc.def', 'sent Bearer <secret>'],
    ['{"access_token":"abc"}', '{"access_token":<secret>"}'],
    ['it was hf_abcDEF123456', 'it was <secret>'],
    ['x=1%3Dhf_abcDEF123456 y', 'x=1%3D<secret> y'],
    ['callback%3Ftoken%3Dabc123', 'callback%3Ftoken%3D<secret>'],
    ['tokenhf_abcDEF1234567890abcdef', 'token<secret>'],
    ['v%3AeyJhbGciOi.eyJzdWIi.sig', 'v%3A<secret>'],
    ['a task_force and half_hf-measures stay', 'a task_force and half_hf-measures stay'],
    ['correct horse and correct%20horse', '<secret> and <secret>'],
    ['Anna wrote to anna@mail.example on annas-laptop', '<user> wrote to <address> on <computer>'],
    ['Annabel and savanna stay', 'Annabel and savanna stay'],
    ['/home/annabel/x/y.gguf', '<folder>/y.gguf'],
  ])('%s', (given, told) => {
    expect(redact(given)).toBe(told);
    expect(redact(told)).toBe(told);
  });

  it.each([
    ['open C:\\Users\\Änne Müller\\Privat\\a.gguf', 'open <home>/a.gguf'],
    ['{"path":"C:\\\\Users\\\\änne müller\\\\a.gguf"}', '{"path":"<home>/a.gguf"}'],
    ['file:///C:/Users/%C3%84nne%20M%C3%BCller/Privat/a.gguf', 'file://<home>/a.gguf'],
    ['D:\\Modelle & mehr\\qwen.gguf', '<models>\\qwen.gguf'],
    ['on \\\\server\\share\\letters\\a.gguf', 'on <folder>/a.gguf'],
  ])('on Windows: %s', (given, told) => {
    expect(windows(given)).toBe(told);
    expect(windows(told)).toBe(told);
  });

  it('truncates long text without cutting a secret in two', () => {
    const text = `${'word '.repeat(1998)}hf_abcdefghijklmnop`;
    expect(redact(text).length).toBeLessThanOrEqual(10_010);
    expect(redact(text)).not.toContain('hf_');
  });

  it('takes time in proportion to the text', () => {
    const parts = [
      'x-token-',
      'a-',
      'a.b@',
      '\\',
      '/a',
      "'/",
      '?a=',
      'a:b',
      'https://',
      'eyJ-',
      '%2f',
      '../',
      'Bearer ',
    ];
    // In linear time each takes an instant; otherwise this test would hang.
    for (const part of parts) {
      for (let count = 0; count < 5; count += 1) redact(part.repeat(10_000 / part.length));
    }
  });

  it('keeps names that everybody has', () => {
    expect(createRedact({ ...anna, userName: 'root' })('the root of it')).toBe('the root of it');
  });
});

const letters = 'abcdefghijkmnpqrstuvwxyz23456789'.split('');
const word = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: min, maxLength: max });
/** A word that never occurs in the surrounding text by chance. */
const rare = (min: number) => word(min, 24).map((text) => `zq${text}`);
const around = fc.constantFrom('', ' ', 'opening ', 'x=1, ', '(', '"', "'", '\n', 'Error: ', '[', '{"a":"');
const behind = fc.constantFrom('', ' ', ' failed', ')', '"', "'", '\n', ', and more', ']', '"}');

describe('logged data', () => {
  const hides = (
    secret: fc.Arbitrary<string>,
    texts: readonly ((secret: string) => string)[],
    of = () => redact,
  ) => {
    fc.assert(
      fc.property(
        secret,
        fc.constantFrom(...texts),
        around,
        behind,
        fc.string(),
        (value, put, before, after, noise) => {
          const told = of()(`${noise} ${before}${put(value)}${after}`);
          expect(told.toLowerCase()).not.toContain(value.toLowerCase());
          expect(of()(told)).toBe(told);
        },
      ),
    );
  };

  it('holds no token', () => {
    hides(rare(8), [
      (value) => `hf_${value}`,
      (value) => `Bearer ${value}`,
      (value) => `Authorization: Token ${value}`,
      (value) => `cookie: session=${value}; x=${value}`,
      (value) => `token=${value}`,
      (value) => `"api_key": "${value}"`,
      (value) => `password: ${value}`,
    ]);
  });

  it('holds no query string', () => {
    hides(rare(4), [
      (value) => `https://cdn.example/a/b.gguf?X-Amz-Credential=${value}&Expires=1`,
      (value) => `https://cdn.example/a?a=1&b=%20${value}"&c=${value}`,
      (value) => `https://cdn.example/#${value}`,
      (value) => `/signed/a.gguf?sig=${value}`,
    ]);
  });

  it('holds no credentials of an address', () => {
    hides(rare(4), [
      (value) => `http://${value}:x@proxy.example:3128`,
      (value) => `socks5://me:${value}/${value}@proxy.example`,
      (value) => `https://${value}@hub.example/x`,
      (value) => `me:${value}@proxy.example`,
    ]);
  });

  it('holds neither the home folder nor the account name', () => {
    fc.assert(
      fc.property(
        rare(2),
        fc.constantFrom(
          (name: string) => `/home/${name}`,
          (name: string) => `/Users/${name}`,
          (name: string) => `C:\\Users\\${name}`,
        ),
        fc.constantFrom('', '/a.gguf', '/Letters/To Bob/a.gguf', '\\Letters\\a.gguf'),
        around,
        behind,
        (name, homeOf, below, before, after) => {
          const of = createRedact({ ...anna, home: homeOf(name), userName: name });
          for (const path of [homeOf(name), homeOf(name).replaceAll('\\', '\\\\'), encodeURI(homeOf(name))]) {
            const told = of(`${before}${path}${below}${after} of ${name}`);
            expect(told).not.toContain(name);
            expect(told).not.toContain('Letters');
            expect(of(told)).toBe(told);
          }
        },
      ),
    );
  });

  it('is unchanged by a second redaction', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'https://',
        '@',
        '?a=',
        '/',
        '\\',
        'C:',
        'token=',
        "'",
        '"',
        'Bearer ',
        '<home>',
        '/home/anna',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const told = redact(pieces.join(''));
        expect(redact(told)).toBe(told);
      }),
      { numRuns: 1000 },
    );
  });

  it('holds no secret at any depth, and is always plain data', () => {
    const leaf = fc.constantFrom(
      'hf_zqsecret99',
      'https://u:zqsecret99@h.example/?s=zqsecret99',
      '/home/anna/zqsecret99/x',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('tree')),
        fc.dictionary(fc.oneof(fc.string(), leaf), tie('tree')),
      ),
    }));
    fc.assert(
      fc.property(tree, (facts) => {
        const text = JSON.stringify(redactFacts({ facts, token: 'zqsecret99' }, redact));
        expect(text).not.toContain('zqsecret99');
        expect(text).not.toContain('anna');
      }),
    );
  });
});
