import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NogginError } from '../../errors.ts';
import { createPageOpener, pageAddress } from './page-opener.ts';

const strict = { allowLoopbackHttp: false };

describe('an address for the browser', () => {
  it.each([
    ['https://huggingface.co/org/repo', 'https://huggingface.co/org/repo'],
    ['HTTPS://Example.COM', 'https://example.com/'],
    ['https://example.com/a\nb\tc', 'https://example.com/abc'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
  ])('%j is opened as %s', (address, opened) => {
    expect(pageAddress(address, strict)).toBe(opened);
  });

  it.each([
    '',
    'example.com',
    '/etc/passwd',
    'C:\\Windows\\System32\\calc.exe',
    '\\\\server\\share\\run.exe',
    '//server/share',
    'http://example.com/',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'file://server/share/run.exe',
    'smb://server/share',
    'ftp://example.com/',
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://example.com/1',
    'mailto:a@example.com',
    'tel:1',
    'ms-msdt:/id',
    'search-ms:query=x',
    'ms-officecmd:x',
    'vscode://file/x',
    'noggin://x',
    'noggin-app://app/index.html',
    'view-source:https://example.com',
    'chrome://settings',
    'about:blank',
    'https://user@example.com/',
    'https://user:secret@example.com/',
    'https://',
    ' ',
    `https://example.com/${'x'.repeat(2000)}`,
    '--version',
  ])('%j is refused', (address) => {
    expect(() => pageAddress(address, strict)).toThrow(expect.objectContaining({ code: 'invalid-request' }));
  });

  it('may use plain http on this computer alone, and only where tests allow it', () => {
    expect(pageAddress('http://127.0.0.1:80/x', { allowLoopbackHttp: true })).toBe('http://127.0.0.1/x');
    expect(() => pageAddress('http://127.0.0.1.example.com/', { allowLoopbackHttp: true })).toThrow();
  });

  it('is https without a password, or a typed error, whatever the text', () => {
    const piece = fc.constantFrom(
      'https:',
      'file:',
      '//',
      '/',
      '\\',
      '@',
      ':',
      '\n',
      '\0',
      '%00',
      'a.b',
      '#',
    );
    const text = fc.array(fc.oneof(piece, fc.string()), { maxLength: 10 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (address) => {
        try {
          const url = new URL(pageAddress(address, strict));
          expect([url.protocol, url.username, url.password]).toEqual(['https:', '', '']);
        } catch (error) {
          expect(error).toBeInstanceOf(NogginError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the opener', () => {
  it('opens only what passed the check', () => {
    const opened: string[] = [];
    const open = createPageOpener(
      strict,
      async (address) => void opened.push(address),
      () => {},
    );
    open('https://example.com');
    expect(() => open('file:///etc/passwd')).toThrow(NogginError);
    expect(opened).toEqual(['https://example.com/']);
  });

  it('reports a missing browser instead of crashing', async () => {
    const told = new Promise((resolve) => {
      createPageOpener(strict, () => Promise.reject(new Error('no browser')), resolve)('https://example.com');
    });
    expect(String(await told)).toContain('no browser');
  });
});
