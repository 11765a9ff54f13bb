import { readFile } from 'node:fs/promises';
import { type Protocol, protocol } from 'electron';
import type { Language } from '../../src-preload/contract/language.ts';
import { pageInLanguage } from './language.ts';
import { pageFile } from './page-files.ts';

/** No inline code, no eval, no network: everything a page needs comes from our own files and the bridge. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Must run before the app is ready. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true };
  protocol.registerSchemesAsPrivileged([{ scheme: 'noggin-app', privileges }]);
}

/**
 * Serves the built pages from `root`, and nothing else, with the content security policy in force.
 * @param language that a page is served in
 */
export function servePages(sessionProtocol: Protocol, root: string, language: () => Language): void {
  sessionProtocol.handle('noggin-app', async (request) => {
    const page = pageFile(request.url, root);
    if (page === null || request.method !== 'GET') return new Response('Not found', { status: 404 });
    try {
      const bytes = await readFile(page.file);
      const isPage = page.type.startsWith('text/html');
      return new Response(isPage ? pageInLanguage(bytes.toString('utf8'), language()) : bytes, {
        headers: {
          'content-type': page.type,
          'content-security-policy': policy,
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        },
      });
    } catch {
      return new Response('Not found', { status: 404 });
    }
  });
}
