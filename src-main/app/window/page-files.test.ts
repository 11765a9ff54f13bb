import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOurPage, pageFile, pageOrigin } from './page-files.ts';

const root = path.resolve('/app/out/renderer');

describe('the file of a page', () => {
  it.each([
    ['noggin-app://app/', 'index.html', 'text/html; charset=utf-8'],
    ['noggin-app://app/index.html?from=x#part', 'index.html', 'text/html; charset=utf-8'],
    ['noggin-app://app/assets/main-1.js', 'assets/main-1.js', 'text/javascript; charset=utf-8'],
    ['noggin-app://app/assets/main.css', 'assets/main.css', 'text/css; charset=utf-8'],
    ['noggin-app://app/icon.svg', 'icon.svg', 'image/svg+xml'],
    ['noggin-app://app/icon.png', 'icon.png', 'image/png'],
    ['noggin-app://app/a%20font.woff2', 'a font.woff2', 'font/woff2'],
    ['noggin-app://app/assets/../index.html', 'index.html', 'text/html; charset=utf-8'],
  ])('%s is %s', (address, file, type) => {
    const found = pageFile(address, root);
    expect(found?.type).toBe(type);
    expect(found && path.relative(root, found.file)).toBe(path.normalize(file));
  });

  it.each([
    ['text without an address', 'index.html'],
    ['nothing', ''],
    ['another scheme', 'https://app/index.html'],
    ['a file', 'file:///app/out/renderer/index.html'],
    ['a scheme with ours as its prefix', 'noggin-app2://app/index.html'],
    ['another host', 'noggin-app://other/index.html'],
    ['a host with ours as its prefix', 'noggin-app://app.example/index.html'],
    ['a port', 'noggin-app://app:80/index.html'],
    ['no host', 'noggin-app:/index.html'],
    ['no path', 'noggin-app:index.html'],
    ['an encoded path traversal', 'noggin-app://app/%2e%2e%2f%2e%2e%2fsecret.html'],
    ['a path traversal with an encoded slash', 'noggin-app://app/..%2fsecret.html'],
    ['a nested path traversal', 'noggin-app://app/assets/..%2f..%2f..%2fsecret.html'],
    ["a sibling with the folder's name as its prefix", 'noggin-app://app/..%2frenderer2/index.html'],
    ['a backslash', 'noggin-app://app/..\\secret.html'],
    ['an encoded backslash', 'noggin-app://app/..%5c..%5csecret.html'],
    ['a drive with a backslash', 'noggin-app://app/C:%5csecret.html'],
    ['a NUL', 'noggin-app://app/secret%00.html'],
    ['an invalid escape', 'noggin-app://app/%E0%A4%A.html'],
    ['a source map', 'noggin-app://app/assets/main.js.map'],
    ['an unknown type', 'noggin-app://app/ledger.sqlite'],
    ['an extension named like a property of Object.prototype', 'noggin-app://app/x.constructor'],
    ['no extension', 'noggin-app://app/index'],
    ['a folder', 'noggin-app://app/assets/'],
    ['a name that is only an extension', 'noggin-app://app/.html'],
    ['an upper-case extension', 'noggin-app://app/INDEX.HTML'],
  ])('is absent for %s', (_what, address) => {
    expect(pageFile(address, root)).toBeNull();
  });

  it.each([
    'noggin-app://app/../../secret.html',
    'noggin-app://app/%2e%2e/%2e%2e/secret.html',
    'noggin-app://app//etc/secret.html',
    'noggin-app://app/C:/secret.html',
    'noggin-app://app/con.html',
    'noggin-app://app/%252e%252e%252fsecret.html',
  ])('%s stays within the folder', (address) => {
    expect(pageFile(address, root)?.file.startsWith(root + path.sep)).toBe(true);
  });

  it('stays within the folder or is absent, whatever the address', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%2f',
      '/',
      '%5c',
      '\\',
      '%00',
      '%',
      'C:',
      '?',
      '#',
      'a',
      '.html',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (pieces) => {
        const found = pageFile(`${pageOrigin}/${pieces.join('')}`, root);
        if (found === null) return;
        const inside = path.relative(root, path.resolve(found.file));
        expect(inside.split(path.sep)[0]).not.toBe('..');
        expect(path.isAbsolute(inside)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a page of ours', () => {
  it.each([
    ['noggin-app://app', true],
    ['noggin-app://app/', true],
    ['noggin-app://app/index.html', true],
    ['noggin-app://application/index.html', false],
    ['noggin-app://app@example.com/', false],
    ['noggin-app://app.example.com/', false],
    ['noggin-app://app:80/', false],
    ['https://example.com/?noggin-app://app/', false],
    ['about:blank', false],
    ['', false],
    [null, false],
  ])('%o: %o', (address, expected) => {
    expect(isOurPage(address)).toBe(expected);
  });
});
